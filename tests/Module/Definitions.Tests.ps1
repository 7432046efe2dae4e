Describe 'The scripts of about_CfWorkflow_Definitions' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox
        $topic = Get-Content (Join-Path (Split-Path (Split-Path $PSScriptRoot)) en-US/about_CfWorkflow_Definitions.help.txt) -Raw

        # A paragraph of code begins with the name of its script.
        foreach ($block in $topic -split '(?:\r?\n){2,}' | Where-Object { $_ -match '^ {8}# (?<Name>\w+\.ps1)' }) {
            $null = $block -match '^ {8}# (?<Name>\w+\.ps1)'
            Set-Content (Join-Path $TestDrive $Matches.Name) ($block -replace '(?m)^ {8}')
        }

        # The worker of the demo account, with one more workflow and another limit.
        function Set-Configuration ([int] $StepLimit) {
            Set-Content (Join-Path $TestDrive wrangler.jsonc) @"
{
    // The environment has a script of its own.
    "name": "reports",
    "env": {
        "production": {
            "name": "reports",
            "workflows": [
                {
                    "binding": "NIGHTLY", "name": "nightly-report", "class_name": "NightlyReport", "schedules": "30 2 * * *",
                    "default_retention": { "success_retention": "14 days", "error_retention": "30 days" },
                },
                { "binding": "WEEKLY", "name": "weekly-report", "class_name": "WeeklyReport", "limits": { "steps": $StepLimit } },
            ],
        },
    },
}
"@
        }

        # Runs a script as a pipeline does, and returns its output. $LASTEXITCODE is its exit code.
        function Invoke-Script ($Name) {
            Clear-SandboxRequest $sandbox
            Push-Location $TestDrive
            Invoke-Shell -NoProfile -NonInteractive -OutputFormat Text -File (Join-Path $TestDrive $Name) 2>&1 |
                ForEach-Object { "$_" -replace "$([char]27)\[[\d;]*m" } | Out-String
            Pop-Location
        }

        $before = @{}
        $values = @{
            CLOUDFLARE_API_TOKEN = $sandbox.Token
            CLOUDFLARE_ACCOUNT_ID = $sandbox.AccountId
            CLOUDFLARE_API_BASE_URL = $sandbox.BaseUri
        }
        foreach ($name in $values.Keys) {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $values[$name])
        }
    }

    AfterAll {
        foreach ($name in $before.Keys) {
            [Environment]::SetEnvironmentVariable($name, $before[$name])
        }

        Close-Sandbox $sandbox
    }

    It 'plan, apply and check for drift' {
        Set-Configuration -StepLimit 9
        Invoke-Script plan.ps1 | Should -Match 'Create workflow.*StepLimit 9.*weekly-report'
        $LASTEXITCODE | Should -Be 0
        Get-SandboxRequest $sandbox | Where-Object { $_ -notlike 'GET *' } | Should -BeNullOrEmpty

        Invoke-Script drift.ps1 | Should -Match 'weekly-report'
        $LASTEXITCODE | Should -Be 2

        Invoke-Script apply.ps1 | Should -Match 'weekly-report +reports +WeeklyReport'
        $LASTEXITCODE | Should -Be 0
        Get-SandboxRequest $sandbox | Where-Object { $_ -like 'PUT *' } | Should -HaveCount 1

        Invoke-Script drift.ps1 | Should -Not -Match 'report'
        $LASTEXITCODE | Should -Be 0
        Get-SandboxRequest $sandbox | Should -Not -BeNullOrEmpty
    }

    It 'find a change that someone made in the account' {
        Set-Configuration -StepLimit 9
        $null = Invoke-Script apply.ps1
        Set-CfWorkflow weekly-report -StepLimit 77
        $text = Invoke-Script drift.ps1
        $LASTEXITCODE | Should -Be 2
        $text | Should -Match 'Actual +: 77'
        $text | Should -Match 'Desired +: 9'
    }

    It 'end with an error if the file can not be used' {
        foreach ($content in '{ "name": ', '{ "name": "reports", "env": { "staging": {} } }', '{ "name": "reports", "env": { "production": {} } }') {
            Set-Content (Join-Path $TestDrive wrangler.jsonc) $content
            Invoke-Script drift.ps1 | Should -Match 'wrangler.jsonc|definitions'
            $LASTEXITCODE | Should -Be 1
        }
    }
}
