Describe 'Tab completion' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox

        function Complete ([string] $Text) {
            (TabExpansion2 $Text $Text.Length).CompletionMatches
        }
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    It 'completes the names of commands' {
        (Complete 'Get-CfWorkflowI').CompletionText | Should -Be 'Get-CfWorkflowInstance'
    }

    It 'completes the parameters of <_>' -ForEach @(
        'Connect-CfWorkflow', 'Get-CfWorkflow', 'Get-CfWorkflowInstance', 'Get-CfWorkflowStep', 'New-CfWorkflowInstance'
        'Stop-CfWorkflowInstance', 'Wait-CfWorkflowInstance', 'Restart-CfWorkflowInstance', 'Remove-CfWorkflowInstance'
        'Watch-CfWorkflowInstance', 'Set-CfWorkflow', 'Send-CfWorkflowEvent', 'Get-CfWorkflowVersion', 'Get-CfWorkflowGraph'
    ) {
        $completed = (Complete "$_ -").ListItemText
        foreach ($parameter in (Get-Command $_).Parameters.Values.Where{ -not $_.IsDynamic }) {
            $completed | Should -Contain $parameter.Name
        }
    }

    It 'completes the statuses of <_>' -ForEach 'Get-CfWorkflowInstance', 'Wait-CfWorkflowInstance' {
        $completed = Complete "$_ order-refund -Status "
        $completed.CompletionText | Should -Be @(
            'queued', 'running', 'paused', 'errored', 'terminated', 'complete', 'waitingForPause', 'waiting', 'rollingBack')
        $completed.ResultType | Select-Object -Unique | Should -Be 'ParameterValue'
    }

    It 'completes one status after another, in any case, and in quotation marks' {
        (Complete 'Get-CfWorkflowInstance order-refund -Status RUN').CompletionText | Should -Be 'running'
        (Complete 'Get-CfWorkflowInstance order-refund -Status running,w').CompletionText |
            Should -Be 'waitingForPause', 'waiting'
        (Complete "Get-CfWorkflowInstance order-refund -Status 'err").CompletionText | Should -Match 'errored'
    }

    It 'offers nothing for invalid text' {
        (Complete 'Get-CfWorkflowInstance order-refund -Status xyz').CompletionText | Should -BeNullOrEmpty
    }

    It 'completes location hints' {
        $completed = (Complete 'New-CfWorkflowInstance order-refund -LocationHint ').CompletionText
        $completed | Should -Contain 'weur'
        $completed | Should -HaveCount 11
        (Complete 'New-CfWorkflowInstance order-refund -LocationHint apac-').CompletionText |
            Should -Be 'apac-ne', 'apac-se'
    }

    It 'completes types of events' {
        (Complete 'Watch-CfWorkflowInstance order-refund refund-1001 -Type SLEEP').CompletionText |
            Should -Be 'sleep_started', 'sleep_completed'
    }

    It 'completes types of steps' {
        (Complete 'Get-CfWorkflowStep order-refund refund-1001 -Type wait').CompletionText | Should -Be 'waitForEvent'
    }

    It 'completes names of workflows, with counts beside them' {
        $completed = Complete 'Get-CfWorkflow order-'
        $completed.CompletionText | Should -Be 'order-fulfilment', 'order-refund'
        $completed[1].ToolTip | Should -Match '5 errored'
        (Complete 'Get-CfWorkflowInstance -WorkflowName table').CompletionText | Should -Be 'table-migration'
    }

    It 'completes ids of instances, newest first, with status and age beside them' {
        $newest = @(Get-CfWorkflowInstance order-refund -Newest 3)
        $completed = Complete 'Get-CfWorkflowInstance order-refund '
        $completed[0..2].CompletionText | Should -Be $newest.Id
        $completed[0].ToolTip | Should -Match "^$($newest[0].Status), .+ ago$"
    }

    It 'completes ids of scheduled instances in a valid form' {
        $line = 'Get-CfWorkflowInstance nightly-report '
        $completed = (Complete $line)[0].CompletionText
        $completed | Should -Match "^'30 2 \* \* \*-\d+'$"
        ([scriptblock]::Create("$line$completed").Invoke()).Id | Should -Be $completed.Trim("'")
    }

    It 'completes names of steps, also of an instance in a variable' {
        $instance = Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1
        (Complete "Restart-CfWorkflowInstance order-fulfilment $instance -FromStep ch").CompletionText |
            Should -Be "'charge card-1'"
        (Complete 'Get-CfWorkflowStep order-fulfilment $instance -Name va').CompletionText | Should -Be "'validate order-1'"
    }

    It 'completes versions and scripts' {
        (Complete 'Get-CfWorkflowGraph order-refund ').CompletionText |
            Should -Be (Get-CfWorkflowVersion order-refund).VersionId
        (Complete 'Get-CfWorkflow -ScriptName sh').CompletionText | Should -Be 'shop-api'
    }

    It 'completes properties down the pipeline' {
        $completed = (Complete 'Get-CfWorkflow | Where-Object Err').CompletionText
        $completed | Should -Be 'Errored'
        (Complete 'Get-CfWorkflowInstance order-refund | Sort-Object Dur').CompletionText | Should -Be 'Duration'
    }

    It 'sends nothing for static values' {
        Clear-SandboxRequest $sandbox
        $null = Complete 'Get-CfWorkflowInstance order-refund -Status '
        $null = Complete 'Get-CfWorkflowInstance -'
        Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
    }
}
