#Requires -Version 7.4
<#
.SYNOPSIS
Draws the pictures of the README: what a terminal shows of commands that are run here, on the emulated account.
.DESCRIPTION
Needs a build (dotnet build), Node 20 or later, and "npm ci --prefix tests/Pictures".
.EXAMPLE
tests/Pictures/Write-Pictures.ps1
#>
[CmdletBinding()]
param(
    # The folder of the pictures.
    [string] $Path = (Join-Path (Split-Path (Split-Path $PSScriptRoot)) '.github/pictures'),

    # The width of the terminal.
    [int] $Columns = 120
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
[Console]::OutputEncoding = $OutputEncoding = [System.Text.UTF8Encoding]::new()
. (Join-Path (Split-Path $PSScriptRoot) 'Module/Sandbox.ps1')

$pictures = [ordered]@{
    workflows = { Get-CfWorkflow }
    instances = { Get-CfWorkflowInstance order-fulfilment -Until 6h -Newest 12 }
    steps = { Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Get-CfWorkflowStep }
    step = { Get-CfWorkflowStep order-fulfilment order-1754 -Failed | Format-List }
}

$null = New-Item $Path -ItemType Directory -Force
$sandbox = Open-Sandbox
try {
    Connect-Sandbox $sandbox

    # A picture has colours, even if the environment disables them.
    Remove-Item Env:NO_COLOR -ErrorAction Ignore
    $PSStyle.OutputRendering = 'Ansi'
    foreach ($name in $pictures.Keys) {
        $typed = "PS> $("$($pictures[$name])".Trim())`n"
        $shown = & $pictures[$name] | Out-String -Width $Columns
        $typed + $shown | node (Join-Path $PSScriptRoot draw.mjs) $Columns | Set-Content (Join-Path $Path "$name.svg")
    }
}
finally {
    Close-Sandbox $sandbox
}
