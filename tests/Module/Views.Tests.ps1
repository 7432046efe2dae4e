Describe 'Views' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        $context = Connect-Sandbox $sandbox -PassThru
        $workflow = Get-CfWorkflow nightly-report
        $detail = Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 -Detail
        $step = $detail.Steps | Where-Object Status -eq errored
        $comparison = $detail | Compare-CfWorkflowInstance
        $emitted = @{
            Workflow = $workflow
            WorkflowInstance = Get-CfWorkflowInstance order-refund -Newest 1
            WorkflowInstanceDetail = $detail
            WorkflowStep = $step
            WorkflowStepAttempt = $step.Attempts[0]
            WorkflowInstanceComparison = $comparison
            WorkflowStepComparison = $comparison.Steps | Where-Object Differences | Select-Object -First 1
            WorkflowValueDifference = $comparison.Params[0]
            WorkflowInstanceCopy = $detail | Copy-CfWorkflowInstance
            WorkflowStepConfig = $step.Config
            WorkflowError = $detail.Error
            WorkflowErrorGroup = $detail | Group-CfWorkflowError
            WorkflowSchedule = $workflow.Schedules[0]
            WorkflowAccount = Get-CfWorkflowAccount
            WorkflowContext = $context
            WorkflowVersion = Get-CfWorkflowVersion order-refund -Newest 1
            WorkflowGraph = Get-CfWorkflowGraph order-refund
            WorkflowGraphNode = (Get-CfWorkflowGraph order-refund).Nodes[0]
            WorkflowSetting = Get-CfWorkflowSetting
            WorkflowConcurrencyKey = Get-CfWorkflowConcurrencyKey | Select-Object -First 1
            WorkflowDefinition = Import-CfWorkflowDefinition (Join-Path (Split-Path $PSScriptRoot) Commands/Kit/wrangler.jsonc)
            WorkflowDifference = Import-CfWorkflowDefinition (Join-Path (Split-Path $PSScriptRoot) Commands/Kit/wrangler.jsonc) |
                Compare-CfWorkflowDefinition
            WorkflowVersionDifference = Compare-CfWorkflowVersion returns | Select-Object -First 1
            WorkflowVersionFinding = Test-CfWorkflowVersion table-migration -NoHistory | Select-Object -First 1
            WorkflowHealth = Get-CfWorkflowHealth gift-wrapping
            WorkflowFinding = (Get-CfWorkflowHealth gift-wrapping).Findings[0]
            WorkflowInstanceFinding = (Get-CfWorkflowHealth supplier-contract).Findings[0]
            WorkflowMetric = Get-CfWorkflowMetric order-refund -Since 7d
            WorkflowStepMetric = Get-CfWorkflowMetric order-refund -Since 7d -By Step | Select-Object -First 1
            WorkflowEventMetric = Get-CfWorkflowMetric order-refund -Since 7d -By EventType | Select-Object -First 1
            WorkflowInstanceMetric = Get-CfWorkflowMetric order-refund -Since 7d -By Instance | Select-Object -First 1
            WorkflowMeasure = Get-CfWorkflowInstance order-refund | Measure-CfWorkflowInstance
            WorkflowStepMeasure = $detail | Measure-CfWorkflowInstance -Step | Select-Object -First 1
            WorkflowSummary = Measure-CfWorkflow order-f* -Since 12h
            WorkflowTrigger = Get-CfWorkflowTrigger -ScriptName shop-api | Select-Object -First 1
            WorkflowTriggerTarget = (Get-CfWorkflowTrigger -ScriptName shop-api | Select-Object -First 1).Targets[0]
        }
        $escape = [char]27

        # Text as in a terminal, without colours.
        function Show ([Parameter(ValueFromPipeline)] $Format, [int] $Width = 160) {
            begin { $all = @() }
            process { $all += $Format }
            end { ($all | Out-String -Width $Width) -replace "$escape\[[\d;]*m" }
        }

        # The headings of a table.
        function Get-Heading ($Object) {
            $lines = ($Object | Format-Table | Show) -split '\r?\n' | Where-Object { $_ -and $_ -notmatch '^ +WorkflowName: ' }
            $lines[0].Trim() -split '\s+'
        }
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    Context '<_>' -ForEach @(
        'Workflow', 'WorkflowInstance', 'WorkflowInstanceDetail', 'WorkflowStep', 'WorkflowStepAttempt'
        'WorkflowStepConfig', 'WorkflowError', 'WorkflowErrorGroup', 'WorkflowSchedule', 'WorkflowAccount', 'WorkflowContext', 'WorkflowVersion', 'WorkflowGraph'
        'WorkflowInstanceComparison', 'WorkflowStepComparison', 'WorkflowValueDifference', 'WorkflowInstanceCopy'
        'WorkflowGraphNode', 'WorkflowSetting', 'WorkflowConcurrencyKey', 'WorkflowTrigger', 'WorkflowTriggerTarget'
        'WorkflowMetric', 'WorkflowStepMetric', 'WorkflowEventMetric', 'WorkflowInstanceMetric', 'WorkflowHealth', 'WorkflowFinding'
        'WorkflowInstanceFinding', 'WorkflowMeasure', 'WorkflowStepMeasure', 'WorkflowSummary'
        'WorkflowDefinition', 'WorkflowDifference', 'WorkflowVersionDifference', 'WorkflowVersionFinding'
    ) {
        BeforeAll {
            $object = $emitted[$_]
            $key = @{
                WorkflowInstance = 'Id'; WorkflowInstanceDetail = 'Id'; WorkflowContext = 'AccountId'; WorkflowVersion = 'VersionId'
                WorkflowDefinition = 'Name'; WorkflowDifference = 'WorkflowName'
                WorkflowVersionDifference = 'StepName'; WorkflowVersionFinding = 'Kind'
                WorkflowHealth = 'WorkflowName'; WorkflowFinding = 'Kind'; WorkflowInstanceFinding = 'Kind'
                WorkflowMeasure = 'Key'; WorkflowStepMeasure = 'StepName'; WorkflowSummary = 'WorkflowName'
                WorkflowMetric = 'WorkflowName'; WorkflowStepMetric = 'StepName'; WorkflowEventMetric = 'EventType'; WorkflowInstanceMetric = 'InstanceId'
                WorkflowAccount = 'AccountId'; WorkflowErrorGroup = 'Cause'; WorkflowInstanceComparison = 'DifferenceId'; WorkflowStepComparison = 'StepName'
                WorkflowValueDifference = 'Path'; WorkflowInstanceCopy = 'Id'
                WorkflowGraph = 'VersionId'; WorkflowSetting = 'AccountId'; WorkflowConcurrencyKey = 'KeyName'
                WorkflowTrigger = 'Type'; Workflow = 'Name'; WorkflowStep = 'Name'; WorkflowGraphNode = 'Name'
            }[$_]
        }

        It 'has the type name' {
            $object.GetType().Name | Should -Be $_
        }

        It 'does not print as a type name' {
            $object | Show | Should -Not -Match '^\s*CloudflareWorkflows\.'
            $object | Show | Should -Match '\S'
            "$object" | Should -Not -Match 'CloudflareWorkflows\.'
        }

        It 'has a table whose headings are property names' {
            Get-Heading $object |
                ForEach-Object { $object.psobject.Properties.Name | Should -Contain $_ }
        }

        It 'has a list, and one of all properties' {
            $object | Format-List | Show | Should -Match '(?m)^\w+ +: '
            $all = $object | Format-List * | Show
            foreach ($name in $object.psobject.Properties.Name) {
                $all | Should -Match "(?m)^$name +:"
            }

            $all | Should -Not -Match ': \{?CloudflareWorkflows\.'
        }

        It 'has a wide view, of its key, and a custom one' {
            $object | Format-Wide -Column 1 | Show | Should -Match ([regex]::Escape("$($object.$key)"))
            $object | Format-Wide | Show | Should -Match '\S'
            $object | Format-Custom | Show | Should -Match '\S'
        }
    }

    It 'shows definitions and differences in 80 columns' {
        Get-Heading $emitted.WorkflowDefinition | Select-Object -First 5 | Should -Be 'Name', 'ScriptName', 'ClassName', 'StepLimit', 'Schedule'
        $table = ($emitted.WorkflowDifference | Show -Width 80) -split '\r?\n' | Where-Object { $_ }
        $table[0].Trim() -split '\s+' | Should -Be 'WorkflowName', 'Setting', 'Actual', 'Desired', 'Immutable'
        $table[2] | Should -Match '^w +Workflow +missing +defined +False$'
    }

    It 'shows differences and findings of versions in 80 columns' {
        $table = (Compare-CfWorkflowVersion returns | Show -Width 80) -split '\r?\n' | Where-Object { $_ }
        $table[0] | Should -Match '^   WorkflowName: returns, version [0-9a-f]{8} to [0-9a-f]{8}$'
        $table[1].Trim() -split '\s+' | Should -Be 'Kind', 'StepName', 'Setting', 'Reference', 'Difference', 'IsUnsafe'
        $table[3] | Should -Match '^Changed create label +Timeout +10 minutes +2 minutes +False$'
        $table[4] | Should -Match '^Renamed order exchange .* True$'
        $table = (Test-CfWorkflowVersion table-migration -NoHistory | Show -Width 80) -split '\r?\n' | Where-Object { $_ }
        $table[0] | Should -Match '^   WorkflowName: table-migration, version [0-9a-f]{8}$'
        $table[1].Trim() -split '\s+' | Should -Be 'Severity', 'Kind', 'StepName', 'Message'
        $table[3] | Should -Match '^Warning +LongTimeout +rebuild index +The timeout of an attempt is'
    }

    It 'shows workflows by name, script and counts' {
        Get-Heading $workflow | Should -Be @(
            'Name', 'Running', 'Queued', 'Waiting', 'Errored', 'Complete', 'LastTriggered', 'ScriptName', 'ClassName')
    }

    It 'shows metrics by <By> in <Width> columns' -ForEach @(
        @{ By = 'Workflow'; Width = 80; Columns = 'Time WorkflowName Started Succeeded Failed ErrorRate' }
        @{ By = 'Workflow'; Width = 100; Columns = 'Time WorkflowName Started Succeeded Failed ErrorRate Retries StepsFailed' }
        @{ By = 'Workflow'; Width = 120; Columns = 'Time WorkflowName Started Succeeded Failed ErrorRate Retries StepsFailed Terminated WallTime' }
        @{ By = 'Step'; Width = 80; Columns = 'Time WorkflowName StepName StepsFailed ErrorRate' }
        @{ By = 'Step'; Width = 120; Columns = 'Time WorkflowName StepName StepsFailed ErrorRate StepsSucceeded Retries WallTime' }
        @{ By = 'EventType'; Width = 80; Columns = 'Time WorkflowName EventType Count' }
        @{ By = 'Instance'; Width = 80; Columns = 'Time InstanceId Succeeded Failed' }
        @{ By = 'Instance'; Width = 120; Columns = 'Time InstanceId Succeeded Failed WorkflowName WallTime Retries' }
    ) {
        $lines = (Get-CfWorkflowMetric order-refund -Since 7d -By $By | Show -Width $Width) -split '\r?\n' | Where-Object { $_ }
        $lines[0].Trim() -split '\s+' | Should -Be ($Columns -split ' ')
        $lines[1].Trim() | Should -Match '^[- ]+$'
    }

    It 'shows measures on a screen of <Width>: <Columns>' -ForEach @(
        @{ Script = { Measure-CfWorkflow order-* }; Width = 80; Columns = 'WorkflowName Runs Errored ErrorRate P95 TopCause' }
        @{ Script = { Measure-CfWorkflow order-* }; Width = 120; Columns = 'WorkflowName Runs Errored ErrorRate P95 TopCause UsualP95 Source P50 UsualP50' }
        @{ Script = { Get-CfWorkflowInstance order-refund | Measure-CfWorkflowInstance }; Width = 80
            Columns = 'Key Count Errored ErrorRate DurationP50 P95 Change' }
        @{ Script = { Get-CfWorkflowInstance order-refund | Measure-CfWorkflowInstance }; Width = 120
            Columns = 'Key Count Errored ErrorRate DurationP50 P95 Change UsualP95 P99 QueueP50 PerHour' }
        @{ Script = { $detail | Measure-CfWorkflowInstance -Step }; Width = 80; Columns = 'StepName N Failed Retries P50 P95 UsualP95 Change' }
        @{ Script = { $detail | Measure-CfWorkflowInstance -Step }; Width = 120
            Columns = 'StepName N Failed Retries P50 P95 UsualP95 Change Runs Mean P99 UsualMean' }
    ) {
        # A group begins with the workflow of its rows.
        $lines = (& $Script | Show -Width $Width) -split '\r?\n' | Where-Object { $_ -and $_ -notmatch '^ +WorkflowName: ' }
        $lines[0].Trim() -split '\s+' | Should -Be ($Columns -split ' ')
        $lines[1].Trim() | Should -Match '^[- ]+$'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
    }

    It 'breaks no heading of measures on a screen of <_>' -ForEach 80, 90, 100, 110, 120, 160 {
        foreach ($script in { Measure-CfWorkflow order-* }, { Get-CfWorkflowInstance order-refund | Measure-CfWorkflowInstance },
            { $detail | Measure-CfWorkflowInstance -Step }) {
            $lines = (& $script | Show -Width $_) -split '\r?\n' | Where-Object { $_ -and $_ -notmatch '^ +WorkflowName: ' }
            $lines[1].Trim() | Should -Match '^[- ]+$' -Because "$script on $_ columns shows: $($lines[0])"
        }
    }

    It 'shows one workflow in sections of 79 columns in a file of <_>' -ForEach 80, 120 {
        $lines = (Measure-CfWorkflow order-fulfilment -Since 12h | Show -Width $_) -split '\r?\n'
        # Another test copies a run.
        $lines -match '^order-fulfilment: 30\d runs, 40 errored \(13 %, usually 1 %\)\.$' | Should -HaveCount 1
        $lines -match '^   38 charge card Gate\u2026: card gateway answered 402 .*\d\d:\d\d' | Should -HaveCount 1
        $lines -match '^charge card 30\d     38     114 .* x8\.\d$' | Should -HaveCount 1
        $lines -match '^Key +FirstOn +Count Errored ErrorRate$' | Should -HaveCount 1
        $lines -match '^[0-9a-f]{8} \d\d [A-Z][a-z]{2} \d\d:\d\d +~\d+ ' | Should -HaveCount 2
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 79
    }

    It 'shows health by status, on a screen of <_> and without an escape if there are no colours' -ForEach 80, 120 {
        $lines = (Get-CfWorkflowHealth | Format-Table | Show -Width $_) -split '\r?\n' | Where-Object { $_ }
        ($lines[0].Trim() -split '\s+') | Should -Be WorkflowName, Status, ErrorRate, Findings
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines -match '^gift-wrapping +Unhealthy +The Worker script season was deleted,' | Should -HaveCount 1
        $lines -match ' so no instance can run \(and 1 more\)\.$' | Should -HaveCount 1
        $lines -match '^order-refund +Healthy' | Should -HaveCount 1
    }

    It 'colours health, unless output is plain' -Skip:($null -eq $PSStyle) {
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $emitted.WorkflowHealth | Format-Table | Out-String | Should -Match "$escape\[31mUnhealthy"
            $PSStyle.OutputRendering = 'PlainText'
            $emitted.WorkflowHealth | Format-Table | Out-String | Should -Not -Match $escape
        }
        finally {
            $PSStyle.OutputRendering = $before
        }
    }

    It 'shows instances by id, status and time' {
        Get-Heading $emitted.WorkflowInstance | Should -Be 'Id', 'Status', 'CreatedOn', 'Duration', 'WorkflowName', 'Trigger'
    }

    It 'shows error groups in <Width> columns, each with its whole cause' -ForEach @(
        @{ Width = 80; Lines = 3 }
        @{ Width = 100; Lines = 2 }
        @{ Width = 140; Lines = 1 }
    ) {
        $shown = $emitted.WorkflowErrorGroup | Show -Width $Width
        $rows = $shown -split '\r?\n' | Where-Object { $_ }
        $rows[0].Trim() -split '\s+' | Should -Be 'Count', 'StepName', 'Trend', 'LastOn', 'VersionId', 'Cause'
        $rows[2] | Should -Match '^ {4}1 \S.+ \d\d [A-Z][a-z]{2} \d\d:\d\d [0-9a-f]{8} +GatewayError: '
        $rows.Count | Should -Be (2 + $Lines)
        # Without a language, text wraps within words.
        $cause = $emitted.WorkflowErrorGroup.Cause -replace '\s'
        ($shown -replace '\s').Contains($cause) | Should -BeTrue -Because "all of $cause is shown"
    }

    It 'shows a metric as a list with readable figures' {
        $text = Get-CfWorkflowMetric order-fulfilment -Since 12h | Format-List | Show
        $text | Should -Match '(?m)^ErrorRate +: \d+ %'
        $text | Should -Match '(?m)^WallTime +: 2h \d\dm'
        $text | Should -Match '(?m)^Interval +: (12h 00m|11h 59m)'
    }

    It 'shows steps as a timeline, with attempts and errors' {
        Get-Heading $step | Should -Be 'Name', 'Type', 'Status', 'Duration', 'Timeline', 'Attempts', 'Error'
        $rows = ($detail.Steps | Show) -split '\r?\n'
        $rows -match '^validate order-1' | Should -Match ' 425ms \u2588 {2,}'
        $rows -match '^charge card-1' | Should -Match ' +step +errored +8\.0s +\u2588{6,11} +4 +GatewayError: card gateway'
        $rows -match ' rollback ' | Should -Match ' {9,}\u2588+ +1'
    }

    It 'keeps <_> columns on a screen of 80' -ForEach 7, 4 {
        $count = $_
        $shown = if ($count -eq 7) { Get-CfWorkflow } else { Get-CfWorkflowInstance order-fulfilment -Newest 20 }
        $table = ($shown | Show -Width 80) -split '\r?\n' | Where-Object { $_ }
        $wanted = if ($count -eq 7) {
            'Name', 'Running', 'Queued', 'Waiting', 'Errored', 'Complete', 'LastTriggered'
        }
        else {
            'Id', 'Status', 'CreatedOn', 'Duration'
        }

        ($table[0].Trim() -split '\s+')[0..($count - 1)] | Should -Be $wanted
        $table | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        $table | Where-Object { $_ -match '^order' } | ForEach-Object { ($_ -split '\s+')[0] | Should -Not -Match '\u2026' }
    }

    It 'wraps no heading of <_> on a screen of 80 or 120' -ForEach @(
        'Workflow', 'WorkflowInstance', 'WorkflowInstanceDetail', 'WorkflowStep', 'WorkflowStepAttempt', 'WorkflowStepConfig'
        'WorkflowError', 'WorkflowSchedule', 'WorkflowContext', 'WorkflowVersion', 'WorkflowGraphNode', 'WorkflowConcurrencyKey'
        'WorkflowTrigger', 'WorkflowTriggerTarget', 'WorkflowDefinition', 'WorkflowDifference'
    ) {
        # A console does not use its last column; a file does.
        foreach ($width in 79, 80, 119, 120) {
            $lines = ($emitted[$_] | Format-Table | Show -Width $width) -split '\r?\n' | Where-Object { $_ }
            $lines[1] | Should -Match '^[- ]+$' -Because "all of the heading is on the first line of $width"
        }
    }

    It 'keeps a long id and every status complete after any output' {
        $long = '0 0,12 1 */2 MON-FRI-' + '1' * 60
        $first = $emitted.WorkflowInstance | Select-Object *
        $late = $emitted.WorkflowInstance | Select-Object *
        $first.Id = 'a'
        $first.Status = 'queued'
        $late.Id = $long
        $late.Status = 'waitingForPause'
        $first, $late | ForEach-Object { $_.psobject.TypeNames.Insert(0, 'CloudflareWorkflows.Models.WorkflowInstance') }
        $text = $first, $late | Show -Width 80
        $text | Should -Match 'waitingForPause'
        $column = $text -split '\r?\n' | Select-Object -Skip 4 | ForEach-Object { $_.PadRight(37).Substring(0, 37).Trim() }
        $column -join '' -replace ' ' | Should -Be ($long -replace ' ')
    }

    It 'keeps a generated id complete on a screen of 80' {
        $instance = New-CfWorkflowInstance order-refund
        $instance | Show -Width 80 | Should -Match ([regex]::Escape($instance.Id))
    }

    It 'shows one full instance as a list, with params and error on separate lines' {
        $text = $detail | Show
        $text | Should -Match '(?m)^Status +: errored'
        $text | Should -Match '(?m)^Params +: \{"orderId":\d+,"region":"\w+"\}'
        $text | Should -Match '(?m)^Error +: GatewayError: card gateway answered 402'
    }

    It 'shows readable durations, and keeps them exact' {
        $step | Show | Should -Match ' 8\.0s '
        $step.Duration | Should -BeOfType timespan
        $step.Duration.TotalSeconds | Should -Be 8.016
    }

    It 'shows times in local time' {
        $instance = $emitted.WorkflowInstance
        $instance.CreatedOn.Kind | Should -Be 'Local'
        $instance | Show | Should -Match $instance.CreatedOn.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture)
    }

    It 'shows missing values as empty' {
        $handle = New-CfWorkflowInstance order-refund -Id refund-1001 -SkipExisting
        $handle.Status | Should -Be 'unknown'
        $handle | Show | Should -Match 'refund-1001 +unknown +order-refund\s*$'
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

        It 'colours <Status> only if colours are enabled' -ForEach $statuses -Skip:($null -eq $PSStyle) {
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
            $text -join "`n" | Should -Match 'refund-\d+ +(complete|errored)'
            $text -join "`n" | Should -Not -Match $escape
        }

        It 'writes no colours to a file' {
            $file = Join-Path $TestDrive listing.txt
            Get-CfWorkflowInstance order-refund -Newest 3 | Out-File $file
            Get-Content $file -Raw | Should -Not -Match $escape
        }
    }

    It 'shows <_> from a file like the live object' -ForEach @(
        'Workflow', 'WorkflowInstance', 'WorkflowInstanceDetail', 'WorkflowStep', 'WorkflowStepAttempt', 'WorkflowVersion'
        'WorkflowGraph', 'WorkflowSetting', 'WorkflowConcurrencyKey', 'WorkflowTrigger'
    ) {
        $file = Join-Path $TestDrive object.xml
        $emitted[$_] | Export-Clixml $file
        $read = Import-Clixml $file
        $read | Show | Should -Be ($emitted[$_] | Show)
        $read | Format-List | Show | Should -Be ($emitted[$_] | Format-List | Show)
    }

    It 'shows the steps of an instance from a file with their timeline' {
        $file = Join-Path $TestDrive instance.xml
        $detail | Export-Clixml $file
        (Import-Clixml $file).Steps | Show | Should -Be ($detail.Steps | Show)
    }

    It 'shows a graph as a tree' {
        $text = Get-CfWorkflowGraph image-pipeline | Show
        $text | Should -Match "(?m)^parallel, all\r?$"
        $text | Should -Match "(?m)^\u251c\u2500 block\r?$"
        $text | Should -Match "(?m)^\u2502  \u2514\u2500 step 'thumbnail' \(5 retries after 10s exponential, timeout 10m\)\r?$"
        Get-CfWorkflowGraph invoice-billing | Show | Should -Match "wait for event 'approval' \(event approved, timeout 3d\)"
    }

    It 'escapes control characters of other sources: <_>' -ForEach @(
        'Workflow', 'WorkflowInstance', 'WorkflowInstanceDetail', 'WorkflowStep', 'WorkflowStepAttempt', 'WorkflowStepConfig'
        'WorkflowError', 'WorkflowSchedule', 'WorkflowContext', 'WorkflowVersion', 'WorkflowGraph', 'WorkflowGraphNode'
        'WorkflowSetting', 'WorkflowConcurrencyKey', 'WorkflowTrigger', 'WorkflowTriggerTarget'
    ) {
        # A copy with the same types, in which all text and all data contain control characters.
        $evil = "e$escape]0;x$([char]7)`r$([char]0x9b)2J$([char]0x202e)"
        $copy = [pscustomobject]@{}
        $emitted[$_].psobject.TypeNames | ForEach-Object { $copy.psobject.TypeNames.Add($_) }
        $null = $copy.psobject.TypeNames.Remove('System.Management.Automation.PSCustomObject')
        foreach ($property in $emitted[$_].psobject.Properties) {
            $value = if ($property.TypeNameOfValue -match 'Int32|DateTime|TimeSpan|Boolean') { $property.Value } else { $evil }
            $value = if ($property.Name -in 'Params', 'Output', 'Details', 'Filter') { @{ $evil = $evil } } else { $value }
            $value = if ($property.Name -in 'Nodes', 'Functions') { , [pscustomobject]@{ Name = $evil; Type = $evil; Details = @{ $evil = $evil } } } else { $value }
            $copy | Add-Member $property.Name $value -Force
        }

        $copy | Out-String -Width 200 | Should -Match 'e\\u001b'
        foreach ($form in { $copy }, { $copy | Format-Table }, { $copy | Format-List }, { $copy | Format-Wide }) {
            $text = & $form | Out-String -Width 200
            $text -replace '\r\n|\n' | Should -Not -Match "[\x00-\x1f\x7f-\x9f\u202e]"
        }
    }

    It 'writes the key first to CSV, and type names only for lists: <_>' -ForEach @(
        'Workflow', 'WorkflowInstance', 'WorkflowInstanceDetail', 'WorkflowStep', 'WorkflowStepAttempt', 'WorkflowVersion'
        'WorkflowGraph', 'WorkflowGraphNode', 'WorkflowSetting', 'WorkflowConcurrencyKey', 'WorkflowTrigger', 'WorkflowContext'
    ) {
        $csv = $emitted[$_] | ConvertTo-Csv
        $csv -join "`n" | Should -Not -Match 'CloudflareWorkflows\.Models\.\w+"|System\.(Object|Collections)|Workflow\w+ \{'
        $first = @{
            Workflow = 'Name'; WorkflowInstance = 'Id'; WorkflowInstanceDetail = 'Id'; WorkflowStep = 'Name'; WorkflowStepAttempt = 'Number'
            WorkflowVersion = 'VersionId'; WorkflowGraph = 'VersionId'; WorkflowGraphNode = 'Type'; WorkflowSetting = 'AccountId'
            WorkflowConcurrencyKey = 'KeyName'; WorkflowTrigger = 'ScriptName'; WorkflowContext = 'AccountId'
        }
        $csv[0] | Should -BeLike "`"$($first[$_])`",*"
    }
}
