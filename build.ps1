#Requires -Version 7.4
<#
.SYNOPSIS
Builds, tests, packs and publishes the module: a thin front for dotnet, Pester and PSResourceGet.

.EXAMPLE
./build.ps1 -Task Test

.EXAMPLE
./build.ps1 -Task Live -LiveArguments --plan

.EXAMPLE
./build.ps1 -Task Package; ./build.ps1 -Task Publish -Repository PSGallery -ApiKey $key
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # Build: out/CloudflareWorkflows. Test: dotnet test, then the tests in this shell. Package: the module as one file.
    # Publish: that very file. Live: asks an account at Cloudflare what no document says (docs/live.md).
    [ValidateSet('Build', 'Test', 'Package', 'Publish', 'Live')]
    [string] $Task = 'Build',

    # What the task Live asks, and of whom: --plan, --sandbox, --only ...
    [string[]] $LiveArguments = @(),

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Takes what is built already.
    [switch] $NoBuild,

    # The folder of the package.
    [string] $PackagePath = (Join-Path $PSScriptRoot 'out'),

    # Where to publish: a repository that Get-PSResourceRepository lists.
    [string] $Repository = 'PSGallery',

    [string] $ApiKey
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$module = Join-Path $PSScriptRoot 'out/CloudflareWorkflows'

if ($Task -notin 'Publish', 'Live' -and -not $NoBuild) {
    dotnet build $PSScriptRoot --configuration $Configuration
}

switch ($Task) {
    'Test' {
        dotnet test $PSScriptRoot --configuration $Configuration --no-build
        & (Join-Path $PSScriptRoot 'tests/Module/Invoke-ModuleTests.ps1')
    }

    'Live' {
        # Its exit code tells how it ended; it has said why.
        $PSNativeCommandUseErrorActionPreference = $false
        dotnet run --project (Join-Path $PSScriptRoot 'tests/Live') --configuration $Configuration -- @LiveArguments
        exit $LASTEXITCODE
    }

    'Package' {
        $null = New-Item $PackagePath -ItemType Directory -Force
        Remove-Item (Join-Path $PackagePath 'CloudflareWorkflows.*.nupkg')
        Compress-PSResource $module -DestinationPath $PackagePath -PassThru
    }

    'Publish' {
        $package = Get-Item (Join-Path $PackagePath 'CloudflareWorkflows.*.nupkg')
        $key = if ($ApiKey) { @{ ApiKey = $ApiKey } } else { @{} }
        Publish-PSResource -NupkgPath $package -Repository $Repository @key
    }
}
