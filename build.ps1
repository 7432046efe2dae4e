#Requires -Version 7.4
<#
.SYNOPSIS
Builds or tests the module: a thin front for dotnet and Pester.

.EXAMPLE
./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    # Build: out/CloudflareWorkflows. Test: dotnet test, then the tests in this shell.
    [ValidateSet('Build', 'Test')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

dotnet build $PSScriptRoot --configuration $Configuration
if ($Task -eq 'Test') {
    dotnet test $PSScriptRoot --configuration $Configuration --no-build
    & (Join-Path $PSScriptRoot 'tests/Module/Invoke-ModuleTests.ps1')
}
