Describe 'The path of a plain listing' {
    It 'passes at most 30 files and 2,000 lines of code' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        . $PSScriptRoot/Sandbox.ps1
        $json = Invoke-Shell -NoProfile -NonInteractive -Command "& '$PSScriptRoot/ListingPath.ps1' | ConvertTo-Json"
        $files = $json | Out-String | ConvertFrom-Json

        $files.File | Should -Contain 'Commands/GetCfWorkflowInstanceCommand.cs'
        $files.File | Should -Contain 'Http/ApiAttempt.cs'
        $files.Count | Should -BeLessOrEqual 30 -Because ($files.File -join ', ')
        ($files | Measure-Object Lines -Sum).Sum | Should -BeLessOrEqual 2000
    }
}
