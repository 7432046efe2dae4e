BeforeDiscovery {
    $isInstalled = Test-Path (Join-Path (Split-Path $PSScriptRoot) Pictures/node_modules)
}

Describe 'The pictures of a terminal in the README' -Skip:(-not $isInstalled) {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $script = Join-Path (Split-Path $PSScriptRoot) Pictures/Write-Pictures.ps1
        $null = Invoke-Shell -NoProfile -NonInteractive -File $script -Path $TestDrive
        $kept = Join-Path (Split-Path (Split-Path $PSScriptRoot)) .github/pictures
        $repository = Split-Path (Split-Path $PSScriptRoot)
    }

    It 'match the output of the script' {
        (Get-ChildItem $kept -Filter *.svg).Name | Should -Be (Get-ChildItem $TestDrive -Filter *.svg).Name
    }

    It 'show terminal output with coloured statuses' {
        $lines = [xml](Get-Content (Join-Path $TestDrive steps.svg) -Raw) | ForEach-Object { $_.svg.g.text }
        $texts = $lines.'#text'
        $texts[0] | Should -BeLike 'PS> Get-CfWorkflowInstance order-fulfilment *| Get-CfWorkflowStep'
        $texts | Should -Contain 'charge card-1'
        $errored = $lines | Where-Object '#text' -EQ errored
        $complete = $lines | Where-Object '#text' -EQ complete | Select-Object -First 1
        $errored.fill | Should -Not -Be $complete.fill
    }

    It 'are used in the README' {
        $shown = [regex]::Matches((Get-Content (Join-Path $repository README.md) -Raw), '\(\.github/pictures/(?<name>\w+\.svg)\)')
        $shown.ForEach({ $_.Groups['name'].Value }) | Sort-Object | Should -Be (Get-ChildItem $kept -Filter *.svg).Name
    }
}
