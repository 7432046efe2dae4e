<#
.SYNOPSIS
    Runs the module tests in this PowerShell, against the module as it ships and an emulated account.
.DESCRIPTION
    Needs a build (dotnet build) and Pester 5 or 6. The last line counts: "Pester: 10 passed, 0 failed, 0 skipped".
    Without Pester it says so and counts nothing.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File tests/Module/Invoke-ModuleTests.ps1
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File tests/Module/Invoke-ModuleTests.ps1 -PesterVersion 5.8.0 -Path Views.Tests.ps1
#>
[CmdletBinding()]
param(
    # The version of Pester; the newest 5 or 6 that is installed by default.
    [version] $PesterVersion,

    # The manifest of a Pester that isn't installed.
    [string] $PesterPath,

    # Files below tests/Module; all by default.
    [string[]] $Path = '*.Tests.ps1'
)

$ErrorActionPreference = 'Stop'

$pester = Get-Module $(if ($PesterPath) { $PesterPath } else { 'Pester' }) -ListAvailable |
    Where-Object { $_.Version.Major -in 5, 6 -and (-not $PesterVersion -or $_.Version -eq $PesterVersion) } |
    Sort-Object Version -Descending |
    Select-Object -First 1
if (-not $pester) {
    "Pester $(if ($PesterVersion) { $PesterVersion } else { '5 or 6' }) is not installed: Install-PSResource Pester."
    'Pester: 0 passed, 0 failed, 0 skipped'
    exit 0
}

Remove-Module Pester -ErrorAction Ignore
Import-Module $pester.Path
$configuration = New-PesterConfiguration
$configuration.Run.Path = @($Path -split ',' | ForEach-Object { Join-Path $PSScriptRoot $_ })
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration

if (-not $result) {
    'Pester: 0 passed, 1 failed, 0 skipped'
    exit 1
}

# A file or a block that fails completely counts as at least one failure.
$failed = $result.FailedCount
if ($failed -eq 0) {
    $failed = $result.FailedBlocksCount + $result.FailedContainersCount
}

"Pester: $($result.PassedCount) passed, $failed failed, $($result.SkippedCount + $result.NotRunCount) skipped"
exit [int]($failed -gt 0)
