Describe 'Views' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        $context = Connect-Sandbox $sandbox -PassThru
        $workflow = Get-CfWorkflow nightly-report
        $detail = Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 -Detail
        $step = $detail.Steps | Where-Object Status -eq errored
        $emitted = @{
            Workflow = $workflow
            WorkflowInstance = Get-CfWorkflowInstance order-refund -Newest 1
            WorkflowInstanceDetail = $detail
            WorkflowStep = $step
            WorkflowStepAttempt = $step.Attempts[0]
            WorkflowStepConfig = $step.Config
            WorkflowError = $detail.Error
            WorkflowSchedule = $workflow.Schedules[0]
            WorkflowContext = $context
        }
        $escape = [char]27

        # Text as a terminal would show it, without colours.
        function Show ([Parameter(ValueFromPipeline)] $Format, [int] $Width = 160) {
            begin { $all = @() }
            process { $all += $Format }
            end { ($all | Out-String -Width $Width) -replace "$escape\[[\d;]*m" }
        }

        # The headings of a table.
        function Get-Heading ($Object) {
            $lines = ($Object | Format-Table | Show) -split '\r?\n' | Where-Object { $_ }
            $lines[0].Trim() -split '\s+'
        }
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    Context '<_>' -ForEach @(
        'Workflow', 'WorkflowInstance', 'WorkflowInstanceDetail', 'WorkflowStep', 'WorkflowStepAttempt'
        'WorkflowStepConfig', 'WorkflowError', 'WorkflowSchedule', 'WorkflowContext'
    ) {
        BeforeAll {
            $object = $emitted[$_]
        }

        It 'is what it is called' {
            $object.GetType().Name | Should -Be $_
        }

        It 'does not print as a bare type name' {
            $object | Show | Should -Not -Match '^\s*CloudflareWorkflows\.'
            $object | Show | Should -Match '\S'
            "$object" | Should -Not -Match 'CloudflareWorkflows\.'
        }

        It 'has a table whose headings are property names' {
            Get-Heading $object | ForEach-Object { $object.psobject.Properties.Name | Should -Contain $_ }
        }

        It 'has a list, and one of all properties' {
            $object | Format-List | Show | Should -Match '(?m)^\w+ +: '
            $all = $object | Format-List * | Show
            foreach ($name in $object.psobject.Properties.Name) {
                $all | Should -Match "(?m)^$name +:"
            }

            $all | Should -Not -Match ': \{?CloudflareWorkflows\.'
        }

        It 'has a wide view and a custom one' {
            $object | Format-Wide | Show | Should -Match '\S'
            $object | Format-Custom | Show | Should -Match '\S'
        }
    }

    It 'shows workflows by name, place and counts' {
        Get-Heading $workflow | Should -Be @(
            'Name', 'ScriptName', 'ClassName', 'Running', 'Queued', 'Waiting', 'Errored', 'Complete', 'LastTriggered')
    }

    It 'shows instances by id, status and time' {
        Get-Heading $emitted.WorkflowInstance | Should -Be 'Id', 'WorkflowName', 'Status', 'Trigger', 'CreatedOn', 'Duration'
    }

    It 'shows steps as a table' {
        Get-Heading $step | Should -Be 'Name', 'Type', 'Status', 'StartedOn', 'Duration', 'Attempts', 'Error'
        $step | Show | Should -Match 'charge card-1 +step +errored +.* 8\.7s +3 +Error: card gateway'
    }

    It 'shows one whole instance as a list, params and error on their lines' {
        $text = $detail | Show
        $text | Should -Match '(?m)^Status +: errored'
        $text | Should -Match '(?m)^Params +: @\{orderId='
        $text | Should -Match '(?m)^Error +: Error: card gateway answered 402'
    }

    It 'shows durations as people read them, and keeps them exact' {
        $step | Show | Should -Match ' 8\.7s '
        $step.Duration | Should -BeOfType timespan
        $step.Duration.TotalSeconds | Should -Be 8.7
    }

    It 'shows times in local time' {
        $instance = $emitted.WorkflowInstance
        $instance.CreatedOn.Kind | Should -Be 'Local'
        $instance | Show | Should -Match ([regex]::Escape($instance.CreatedOn.ToString()))
    }

    It 'shows what the service did not tell as nothing' {
        $handle = New-CfWorkflowInstance order-refund -Id refund-1001 -SkipExisting
        $handle.Status | Should -Be 'unknown'
        $handle | Show | Should -Match 'refund-1001 +order-refund +unknown\s*$'
    }

    Context 'in colour' {
        BeforeDiscovery {
            $statuses = @(
                @{ Status = 'complete'; Colour = '32'; Workflow = 'order-refund' }
                @{ Status = 'errored'; Colour = '31'; Workflow = 'order-refund' }
                @{ Status = 'waiting'; Colour = '34'; Workflow = 'invoice-billing' }
                @{ Status = 'paused'; Colour = '33'; Workflow = 'onboarding-email' }
                @{ Status = 'running'; Colour = '36'; Workflow = 'table-migration' }
                @{ Status = 'rollingBack'; Colour = '36'; Workflow = 'table-migration' }
            )
        }

        BeforeAll {
            $rendering = if ($PSStyle) { $PSStyle.OutputRendering }
        }

        AfterEach {
            if ($PSStyle) {
                $PSStyle.OutputRendering = $rendering
            }
        }

        It 'colours <Status> where output may have colours, and not where it may not' -ForEach $statuses -Skip:($null -eq $PSStyle) {
            $instance = Get-CfWorkflowInstance $Workflow -Status $Status -Newest 1
            foreach ($form in { $instance }, { $instance | Get-CfWorkflowInstance }) {
                $PSStyle.OutputRendering = 'Ansi'
                & $form | Out-String | Should -Match "$escape\[${Colour}m$Status$escape\[0m"
                $PSStyle.OutputRendering = 'PlainText'
                & $form | Out-String | Should -Not -Match $escape
            }
        }

        It 'is plain with NO_COLOR' {
            $text = Invoke-FreshShell $sandbox '
                Import-Module $manifest
                Get-CfWorkflowInstance order-refund -Newest 3 | Format-Table
                Get-CfWorkflowInstance order-refund -Newest 1 -Detail
                Get-CfWorkflowInstance order-refund -Newest 1 | Get-CfWorkflowStep | Format-Table' @{ NO_COLOR = '1' }
            $text -join "`n" | Should -Match 'order-refund +(complete|errored)'
            $text -join "`n" | Should -Not -Match $escape
        }

        It 'colours nothing in what a file gets' {
            $file = Join-Path $TestDrive listing.txt
            Get-CfWorkflowInstance order-refund -Newest 3 | Out-File $file
            Get-Content $file -Raw | Should -Not -Match $escape
        }
    }

    It 'shows the same after it went through CLIXML' {
        $file = Join-Path $TestDrive step.xml
        $step | Export-Clixml $file
        Import-Clixml $file | Format-List Name, Status, Error, Attempts | Show | Should -Match 'charge card-1'
    }
}
