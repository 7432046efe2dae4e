BeforeDiscovery {
    $canAnalyse = $null -ne (Get-Module PSScriptAnalyzer -ListAvailable)
    $repository = Split-Path (Split-Path $PSScriptRoot)
    $scripts = @(
        Join-Path $repository build.ps1
        Join-Path $repository src/Sandbox/tour.ps1
        Join-Path $repository out/CloudflareWorkflows/CloudflareWorkflows.psd1
        Join-Path $repository tests/Pictures/Write-Pictures.ps1
        (Get-ChildItem $PSScriptRoot -Filter *.ps1).FullName
    )
}

Describe 'The script <_>' -ForEach $scripts -Skip:(-not $canAnalyse) {
    It 'follows the rules of PSScriptAnalyzer' {
        $breaches = Invoke-ScriptAnalyzer -Path $_ -Settings $PSScriptRoot/PSScriptAnalyzerSettings.psd1
        $breaches | ForEach-Object { "$($_.RuleName), line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
