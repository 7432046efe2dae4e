Describe 'The runbook of the README' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox
        $readme = Get-Content (Join-Path (Split-Path (Split-Path $PSScriptRoot)) README.md) -Raw
        $null = $readme -match '(?s)```powershell\r?\n(?<script># restart\.ps1:.*?)```'
        Set-Content (Join-Path $TestDrive restart.ps1) $Matches.script
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    It 'runs unattended and writes flat rows' {
        $failed = @(Get-CfWorkflowInstance order-fulfilment -Status errored -After (Get-Date).AddDays(-1))
        $failed | Should -Not -BeNullOrEmpty

        Invoke-FreshShell $sandbox "Set-Location '$TestDrive'; ./restart.ps1" | Should -BeNullOrEmpty

        $rows = @(Import-Csv (Join-Path $TestDrive restarted.csv))
        $rows.Id | Sort-Object | Should -Be ($failed.Id | Sort-Object)
        $rows.Status | Select-Object -Unique | Should -Be complete
        $rows[0].PSObject.Properties.Name | Should -Be Id, Status, CreatedOn, Duration
    }
}
