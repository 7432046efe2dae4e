Describe 'Pipelines' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    BeforeEach {
        Clear-SandboxRequest $sandbox
    }

    Context 'for common tasks' {
        It 'finds workflows with failures' {
            $found = Get-CfWorkflow | Where-Object Errored -gt 0
            $found.Name | Should -Be 'gift-wrapping', 'order-fulfilment', 'order-refund', 'supplier-contract'
        }

        It 'lists failures of the last days in workflows found by a pattern' {
            $found = Get-CfWorkflow order-* | Get-CfWorkflowInstance -Status errored -After (Get-Date).AddDays(-4)
            $found | Should -HaveCount 48
            $found.Status | Select-Object -Unique | Should -Be 'errored'
            $found.WorkflowName | Select-Object -Unique | Should -Be 'order-fulfilment', 'order-refund'
        }

        It 'starts an instance for each line of a file, and shows the failed ones' {
            $jobs = Join-Path $TestDrive jobs.csv
            Set-Content $jobs 'JobId,Street', 'job-1,Rua Augusta', 'job-2,Rua do Carmo'
            Import-Csv $jobs | New-CfWorkflowInstance address-check -IdProperty JobId | Wait-CfWorkflowInstance |
                Where-Object Status -ne complete | Should -BeNullOrEmpty
            (Get-CfWorkflowInstance address-check job-1, job-2).Params.Street | Should -Be 'Rua Augusta', 'Rua do Carmo'
            @(Get-SandboxRequest $sandbox) -like 'POST *' | Should -HaveCount 1
        }

        It 'shows what would be removed' {
            Get-CfWorkflowInstance image-pipeline -Status complete -Before (Get-Date).AddDays(-2) |
                Remove-CfWorkflowInstance -WhatIf | Should -BeNullOrEmpty
            @(Get-SandboxRequest $sandbox) -notlike 'GET *' | Should -BeNullOrEmpty
        }

        It 'shows the steps of the newest instance' {
            $text = Get-CfWorkflowInstance order-fulfilment -Newest 1 | Get-CfWorkflowStep | Format-Table | Out-String -Width 120
            $text | Should -Match 'validate order-1 +step'
            Get-SandboxRequest $sandbox | Should -HaveCount 2
        }

        It 'runs in other threads with a passed context' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
            $c = Get-CfWorkflowContext
            $found = 'order-fulfilment', 'order-refund' |
                ForEach-Object -Parallel {
                    Import-Module CloudflareWorkflows
                    Get-CfWorkflowInstance $_ -Context $using:c
                }
            $found | Group-Object WorkflowName -NoElement | Sort-Object Name | ForEach-Object Count | Should -Be 900, 29
        }
    }

    Context 'with the cmdlets of PowerShell' {
        It 'stops sending requests when Select-Object has enough' {
            Add-SandboxInstance $sandbox @{ workflow = 'many'; count = 350 }
            Get-CfWorkflowInstance many | Select-Object -First 5 | Should -HaveCount 5
            Get-SandboxRequest $sandbox | Should -HaveCount 1
        }

        It 'returns the other pages if all are requested' {
            Add-SandboxInstance $sandbox @{ workflow = 'all'; count = 250 }
            (Get-CfWorkflowInstance all | Measure-Object).Count | Should -Be 250
            (Get-CfWorkflowInstance all).Id | Select-Object -Unique | Should -HaveCount 250
        }

        It 'sorts by time and by duration' {
            $instances = Get-CfWorkflowInstance order-refund
            $sorted = $instances | Sort-Object CreatedOn
            $sorted[0].CreatedOn | Should -BeLessThan $sorted[-1].CreatedOn
            ($instances | Sort-Object Duration -Descending)[0].Status | Should -Be 'errored'
        }

        It 'calculates with times' {
            $instance = Get-CfWorkflowInstance order-refund -Newest 1
            (Get-Date) - $instance.CreatedOn | Should -BeOfType timespan
            Get-CfWorkflowInstance order-refund | Where-Object CreatedOn -gt (Get-Date).AddDays(-4) | Should -HaveCount 29
        }

        It 'groups by status' {
            $groups = Get-CfWorkflowInstance order-refund | Group-Object Status | Sort-Object Name
            $groups.Name | Should -Be 'complete', 'errored'
            $groups | ForEach-Object Count | Should -Be 24, 5
        }

        It 'calculates sums' {
            (Get-CfWorkflow | Measure-Object Errored -Sum).Sum | Should -Be 55
            (Get-CfWorkflowInstance order-refund | ForEach-Object Duration | Measure-Object TotalSeconds -Average).Average |
                Should -BeGreaterThan 0
        }

        It 'keeps keys with Select-Object, so that the result can be piped' {
            $chosen = Get-CfWorkflowInstance order-refund -Newest 2 | Select-Object WorkflowName, Id, Status
            ($chosen | Get-CfWorkflowInstance).Id | Should -Be $chosen.Id
        }

        It 'feeds ForEach-Object, by value and by its text' {
            Get-CfWorkflow order-refund | ForEach-Object { "$_" } | Should -Be 'order-refund'
            $instance = Get-CfWorkflowInstance order-refund -Newest 1
            "$instance" | Should -Be $instance.Id
            (Get-CfWorkflowInstance (Get-CfWorkflow order-refund) $instance).Id | Should -Be $instance.Id
        }

        It 'compares with Compare-Object by key' {
            $before = Get-CfWorkflowInstance order-refund
            $after = $before | Select-Object -Skip 1
            (Compare-Object $before $after -Property Id).Id | Should -Be $before[0].Id
        }
    }

    Context 'through files' {
        It 'starts an instance for each line of a CSV file' {
            $file = Join-Path $TestDrive jobs.csv
            Set-Content $file 'WorkflowName,Id', 'address-check,csv-1', 'address-check,csv-2', 'address-check,csv-3'
            $created = Import-Csv $file | New-CfWorkflowInstance
            $created.Id | Should -Be 'csv-1', 'csv-2', 'csv-3'
            @(Get-SandboxRequest $sandbox) -like 'POST *' | Should -HaveCount 1
        }

        It 'uses the Id of a row as id, with the workflow as parameter or column, and starts it once' {
            $typed = Join-Path $TestDrive typed.csv
            $named = Join-Path $TestDrive named.csv
            Set-Content $typed 'Id,Amount', 'row-1,12', 'row-2,30'
            Set-Content $named 'WorkflowName,Id,Amount', 'address-check,row-1,12', 'address-check,row-2,30'
            $first = Import-Csv $typed | New-CfWorkflowInstance address-check
            $second = Import-Csv $named | New-CfWorkflowInstance -SkipExisting
            $first.Id | Should -Be 'row-1', 'row-2'
            $second.Id | Should -Be 'row-1', 'row-2'
            $second.Status | Select-Object -Unique | Should -Be 'unknown'
            (Get-CfWorkflowInstance address-check row-1).Params.Amount | Should -Be '12'
        }

        It 'reads a row, an object, a hashtable and parsed JSON alike' {
            $row = "Id,Amount`n{0},12" -replace '\r'
            $forms = @(
                { $row -f 'form-1' | ConvertFrom-Csv }
                { [pscustomobject]@{ Id = 'form-2'; Amount = '12' } }
                { @{ Id = 'form-3'; Amount = '12' } }
                { '{"Id":"form-4","Amount":"12"}' | ConvertFrom-Json }
                { '{"Id":"form-5","Amount":"12"}' | ConvertFrom-Json -AsHashtable }
                { [pscustomobject]@{ Id = 'form-6'; Amount = '12'; Other = 1 } | Select-Object Id, Amount }
            )
            if ($PSVersionTable.PSVersion.Major -lt 6) {
                $forms = $forms[0..3 + 5]
            }

            $made = $forms | ForEach-Object { & $_ } | New-CfWorkflowInstance address-check
            $made.Id | Should -Be @(foreach ($form in $forms) { [regex]::Match("$form", 'form-\d').Value })
            (Get-CfWorkflowInstance address-check $made.Id).Params.Amount | Should -Be (@('12') * $forms.Count)
        }

        It 'continues with a journal in another process, with any hashtable order' {
            $journal = Join-Path $TestDrive events.journal
            $script = 'Import-Module $manifest; New-CfWorkflowInstance address-check -Params @{ ' +
                (1..9 | ForEach-Object { "k$_ = @{ a = $_; b = 2; c = 3; d = 4 };" }) +
                " } -JournalPath '$journal' | ForEach-Object Id"
            $ids = 1..3 | ForEach-Object { Invoke-FreshShell $sandbox $script }
            $ids | Should -HaveCount 3
            $ids | Select-Object -Unique | Should -HaveCount 1
        }

        It 'shows with -WhatIf the id and the size of the params' {
            $told = Invoke-FreshShell $sandbox '
                Import-Module $manifest
                @{ Id = "shown"; n = 1 } | New-CfWorkflowInstance address-check -WhatIf'
            $told -match '20 .*address-check/shown' | Should -HaveCount 1
        }

        It 'sends the columns of a CSV file as params' {
            $file = Join-Path $TestDrive orders.csv
            Set-Content $file 'orderId,region', '1,eu', '2,us'
            $created = Import-Csv $file |
                ForEach-Object { New-CfWorkflowInstance address-check -Id "order-$($_.orderId)" -Params $_ }
            ($created | Get-CfWorkflowInstance).Params.region | Should -Be 'eu', 'us'
        }

        It 'reads instances from CSV' {
            $file = Join-Path $TestDrive instances.csv
            $instances = Get-CfWorkflowInstance order-refund -Newest 3
            $instances | Export-Csv $file -NoTypeInformation
            $columns = (Import-Csv $file | Select-Object -First 1).psobject.Properties.Name
            $columns | Select-Object -First 3 | Should -Be 'Id', 'WorkflowName', 'Status'
            (Import-Csv $file | Get-CfWorkflowInstance).Id | Should -Be $instances.Id
        }

        It 'reads workflows from CSV' {
            $file = Join-Path $TestDrive workflows.csv
            Get-CfWorkflow order-* | Export-Csv $file -NoTypeInformation
            (Import-Csv $file | Get-CfWorkflow).Name | Should -Be 'order-fulfilment', 'order-refund'
            (Import-Csv $file | Get-CfWorkflowInstance -Newest 1).WorkflowName |
                Should -Be 'order-fulfilment', 'order-refund'
        }

        It 'converts to JSON that can be read again' {
            $detail = Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 -Detail
            $read = $detail | ConvertTo-Json -Depth 6 | ConvertFrom-Json
            $read.Id | Should -Be $detail.Id
            $read.Params.region | Should -Be 'eu'
            $read.Steps.Count | Should -Be $detail.Steps.Count
            $read.Steps[2].Attempts[0].Error.Message | Should -Match 'card gateway'
        }

        It 'reads complete objects from CLIXML, and accepts them in every command' {
            $file = Join-Path $TestDrive detail.xml
            $detail = Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 -Detail
            $detail | Export-Clixml $file
            $read = Import-Clixml $file
            $read.Params.region | Should -Be 'eu'
            $read.Steps[2].Attempts[0].Error.Message | Should -Match 'card gateway'
            $read.CreatedOn | Should -Be $detail.CreatedOn
            ($read | Get-CfWorkflowInstance).Id | Should -Be $detail.Id
            ($read | Get-CfWorkflowStep -Failed).Name | Should -Be 'charge card-1'
            ($read | Wait-CfWorkflowInstance).Id | Should -Be $detail.Id
            ($read | Stop-CfWorkflowInstance -PassThru).Id | Should -Be $detail.Id
        }

        It 'accepts workflows and steps from CLIXML' {
            $file = Join-Path $TestDrive objects.xml
            Get-CfWorkflow nightly-report | Export-Clixml $file
            (Import-Clixml $file).Schedules.Cron | Should -Be '30 2 * * *'
            (Import-Clixml $file | Get-CfWorkflow).Name | Should -Be 'nightly-report'
            $step = Get-CfWorkflowInstance order-refund -Newest 1 | Get-CfWorkflowStep | Select-Object -First 1
            $step | Export-Clixml $file
            (Import-Clixml $file | Get-CfWorkflowInstance).Id | Should -Be $step.InstanceId
        }
    }

    Context 'from start to end' {
        It 'starts, waits and reads the result' {
            $ended = New-CfWorkflowInstance address-check -Id tested -Params @{ street = 'Rua Augusta' } |
                Wait-CfWorkflowInstance -TimeoutSec 30
            $ended.Status | Should -Be 'complete'
            ($ended | Get-CfWorkflowInstance).Output.input.street | Should -Be 'Rua Augusta'
        }

        It 'starts and watches to the end, or until the pipeline stops' {
            $events = New-CfWorkflowInstance address-check | Watch-CfWorkflowInstance
            $events[0].Type | Should -Be 'workflow_queued'
            $events[-1].Type | Should -Be 'workflow_completed'
            ($events | Where-Object Type -eq step_completed).StepName | Should -Be 'normalise-1', 'look up-1', 'score-1'
            $events[-1] | Get-CfWorkflowInstance | ForEach-Object Status | Should -Be 'complete'

            $first = New-CfWorkflowInstance table-migration | Watch-CfWorkflowInstance | Select-Object -First 2
            $first.Type | Should -Be 'workflow_queued', 'workflow_started'
        }

        It 'writes the output of a step relative to the current location' {
            Push-Location $TestDrive
            try {
                Get-CfWorkflowInstance image-pipeline -Status complete -Newest 1 |
                    Get-CfWorkflowStep -Name watermark-1 -OutFile image.bin
                Get-Content (Join-Path $TestDrive image.bin) | Should -Be 'watermarked image bytes'
            }
            finally {
                Pop-Location
            }
        }

        It 'passes instances that timed out to the next command' {
            Get-CfWorkflowInstance invoice-billing -Status waiting -Newest 2 |
                Wait-CfWorkflowInstance -TimeoutSec 0 -ErrorVariable late -ErrorAction SilentlyContinue
            $late[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
            $stopped = $late[0].TargetObject | Stop-CfWorkflowInstance -PassThru
            $stopped.Status | Should -Be 'terminated', 'terminated'
        }

        It 'accepts ids of scheduled instances with asterisks and spaces' {
            $run = Get-CfWorkflowInstance nightly-report -Newest 1
            $run.Id | Should -BeLike '30 2 `* `* `*-*'
            ($run | Get-CfWorkflowStep).Name | Should -Contain 'render report-1'
        }

        It 'restarts failed instances from the failed step, and waits for them' {
            $ended = Get-CfWorkflow order-* | Get-CfWorkflowInstance -Status errored -After (Get-Date).AddDays(-4) |
                Restart-CfWorkflowInstance -FromFailedStep -PassThru | Wait-CfWorkflowInstance -TimeoutSec 1200
            $ended | Should -HaveCount 48
            $ended.Status | Select-Object -Unique | Should -Be 'complete'
            @(Get-SandboxRequest $sandbox) -like 'PATCH *' | Should -HaveCount 48
        }
    }
}
