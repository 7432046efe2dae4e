Describe 'about_CfWorkflow_Triage' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox
        $text = Get-Content (Join-Path $repository en-US/about_CfWorkflow_Triage.help.txt) -Raw

        # The code of each section. A paragraph indented by eight spaces is code.
        $sections = [ordered]@{}
        foreach ($section in [regex]::Matches($text, '(?m)^(?<Title>[A-Z][A-Z'' ]+)\r?\n(?<Body>(?: .*\r?\n|\r?\n)+)')) {
            $code = $section.Groups['Body'].Value -split '(?:\r?\n){2,}' | Where-Object { $_ -match '^ {8}\S' }
            if ($code) {
                $sections[$section.Groups['Title'].Value] = $code -join "`n"
            }
        }

        # A user runs the lines one after the other, in one session, and sees what they print.
        $failures = @()
        $requests = @{}
        $shown = @{}
        Push-Location $TestDrive
        foreach ($title in $sections.Keys) {
            Clear-SandboxRequest $sandbox
            try {
                $shown[$title] = @(. ([scriptblock]::Create($sections[$title])))
            }
            catch {
                $failures += "$title`: $_"
            }

            $requests[$title] = @(Get-SandboxRequest $sandbox)
        }

        Pop-Location
        $declined = @($cause.Group.Id)
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    It 'has code in these sections' {
        $sections.Keys | Should -Be @(
            'THE ANSWER IN ONE COMMAND', 'WHICH WORKFLOWS NEED ATTENTION', 'WHEN IT BEGAN', 'SINCE WHICH VERSION', 'WHETHER IT IS ONE CAUSE'
            'WHAT A FAILED INSTANCE DID DIFFERENTLY', 'HOW MUCH SLOWER THAN USUAL', 'KEEPING WHAT A RESTART ERASES'
            'RESTARTING THE INSTANCES OF ONE CAUSE', 'CHECKING THE RESULT', 'INSTANCES THAT CAN''T CONTINUE', 'WITHOUT A CONNECTION')
    }

    It 'runs without an error' {
        $failures | Should -BeNullOrEmpty
    }

    It 'finds the workflow, the version, and both causes' {
        $shown['WHICH WORKFLOWS NEED ATTENTION'].WorkflowName | Should -Contain order-fulfilment
        $versions = $shown['SINCE WHICH VERSION'] | Where-Object { $_.By -eq 'VersionId' }
        $versions.Errored | Should -Be 39, 1
        $summary.Causes | ForEach-Object Count | Should -Be 38, 2
        $summary.Causes[0].Id | Sort-Object | Should -Be ($declined | Sort-Object)
        $groups | ForEach-Object Count | Should -Be 38, 2
        $groups.StepName | Should -Be 'charge card', 'print label'
        $different.FirstDifference | Select-Object -Unique | Should -Be 'charge card-1'
        $different.Params.Path | Select-Object -Unique | Should -Be '$.orderId'
    }

    It 'measures that the failed instances were slow, and those that completed at the same time were not' {
        $steps = @($shown['HOW MUCH SLOWER THAN USUAL'] | Where-Object StepName -eq 'charge card')
        $steps.Count | Should -Be 2
        $steps[0].N | Should -Be 38
        $steps[0].Change | Should -BeGreaterThan 5
        $steps[1].N | Should -BeGreaterThan 19
        $steps[1].Change | Should -BeLessThan 1.5

        # The text has the same figures.
        $section = [regex]::Match($text, '(?s)\nHOW MUCH SLOWER THAN USUAL.*?\n[A-Z]').Value
        $section | Should -Match 'charge card +38 +38 +114 .* x9\.\d'
        $section | Should -Match 'charge card +\d+ +0 +0 .* x1\.\d'
    }

    It 'reads each failed instance once' {
        $details = @($requests['WHETHER IT IS ONE CAUSE'] -match '/instances/order-\d+$')
        $details | Select-Object -Unique | Should -HaveCount $details.Count
        $declined | ForEach-Object { $details -like "*/$_" | Should -HaveCount 1 }
        # The report shows the graph of the version.
        $requests['KEEPING WHAT A RESTART ERASES'] | Should -BeLike 'GET */versions/*/graph'
        $requests['WITHOUT A CONNECTION'] | Should -BeNullOrEmpty
    }

    It 'exports exactly the instances of the cause' {
        $declined | Should -HaveCount 38
        (Import-CfWorkflowInstance (Join-Path $TestDrive failed.jsonl)).Id | Should -Be $declined
        Get-Content (Join-Path $TestDrive ticket.html) -Raw | Should -BeLike '*charge card*'
    }

    It 'restarts exactly these, first five of them, and changes nothing else' {
        $changes = @($requests.Keys | ForEach-Object { $requests[$_] } | Where-Object { $_ -notmatch '^GET ' -and $_ -notmatch 'graphql' })
        $changes | Should -HaveCount 38
        $ids = @($requests['RESTARTING THE INSTANCES OF ONE CAUSE'] -match '^PATCH ' -replace '^PATCH /workflows/order-fulfilment/instances/(.+)/status$', '$1')
        $ids | Sort-Object | Should -Be ($declined | Sort-Object)
        $ids[0..4] | Sort-Object | Should -Be ($declined[0..4] | Sort-Object)
        $shown['RESTARTING THE INSTANCES OF ONE CAUSE'] | Should -HaveCount 5
        $shown['RESTARTING THE INSTANCES OF ONE CAUSE'].Status | Select-Object -Unique | Should -Be complete
    }

    It 'leaves the other cause' {
        $shown['CHECKING THE RESULT'].StepName | Should -Be 'print label'
        $shown['CHECKING THE RESULT'] | ForEach-Object Count | Should -Be 2
    }
}
