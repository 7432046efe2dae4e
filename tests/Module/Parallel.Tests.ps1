Describe 'Other threads and processes' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        $context = Connect-Sandbox $sandbox -PassThru
        $isCore = $PSVersionTable.PSVersion.Major -ge 7
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    It 'passes the context with $using: in ForEach-Object -Parallel' {
        if (-not $isCore) {
            Set-ItResult -Skipped -Because 'Windows PowerShell has no -Parallel'
            return
        }

        $ended = 'refund-1001', 'refund-1002', 'refund-1003', 'refund-1004' | ForEach-Object -Parallel {
            Import-Module CloudflareWorkflows
            Get-CfWorkflowInstance order-refund $_ -Context $using:context
        }
        $ended.Id | Sort-Object | Should -Be 'refund-1001', 'refund-1002', 'refund-1003', 'refund-1004'
    }

    It 'does not share the connection with other runspaces' {
        if (-not $isCore) {
            Set-ItResult -Skipped -Because 'Windows PowerShell has no -Parallel'
            return
        }

        $ids = 1 | ForEach-Object -Parallel {
            Import-Module CloudflareWorkflows
            try { Get-CfWorkflow order-refund } catch { $_.FullyQualifiedErrorId }
        }
        $ids | Should -BeLike 'NotConnected,*'
        (Get-CfWorkflow order-refund).Name | Should -Be 'order-refund'
    }

    It 'starts each instance once from many threads' {
        if (-not $isCore) {
            Set-ItResult -Skipped -Because 'Windows PowerShell has no -Parallel'
            return
        }

        $created = 1..12 | ForEach-Object -Parallel {
            Import-Module CloudflareWorkflows
            New-CfWorkflowInstance address-check -Id "thread-$_" -Context $using:context
        }
        $created.Id | Sort-Object -Unique | Should -HaveCount 12
        @(Get-SandboxRequest $sandbox) -like 'POST *' | Should -HaveCount 12
    }

    It 'runs in a thread job, and its objects can be piped' {
        if (-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because 'ThreadJob is not installed'
            return
        }

        $job = Start-ThreadJob {
            Import-Module CloudflareWorkflows
            Get-CfWorkflowInstance order-refund -Newest 2 -Context $using:context
        }
        $found = $job | Receive-Job -Wait -AutoRemoveJob
        $found[0] | Should -BeOfType CloudflareWorkflows.Models.WorkflowInstance
        ($found | Get-CfWorkflowInstance).Id | Should -Be $found.Id
    }

    It 'runs in a job in another process, and the deserialized objects can be piped' {
        $job = Start-Job {
            $env:CLOUDFLARE_API_TOKEN = $using:sandbox.Token
            $env:CLOUDFLARE_ACCOUNT_ID = $using:sandbox.AccountId
            $env:CLOUDFLARE_API_BASE_URL = $using:sandbox.BaseUri
            Get-CfWorkflow order-refund
            Get-CfWorkflowInstance order-refund -Status errored -Newest 1 -Detail
            Get-CfWorkflowInstance order-refund -Newest 1 | Get-CfWorkflowStep | Select-Object -First 1
        }
        $workflow, $instance, $step = $job | Receive-Job -Wait -AutoRemoveJob
        $workflow.pstypenames[0] | Should -Be 'Deserialized.CloudflareWorkflows.Models.Workflow'
        $instance.Steps[1].Attempts[0].Error.Message | Should -Match 'refund gateway'
        $instance.Duration | Should -BeOfType timespan

        ($workflow | Get-CfWorkflow).Name | Should -Be 'order-refund'
        ($workflow | Get-CfWorkflowInstance -Newest 1).WorkflowName | Should -Be 'order-refund'
        ($workflow | New-CfWorkflowInstance -WhatIf) | Should -BeNullOrEmpty
        ($instance | Get-CfWorkflowInstance).Id | Should -Be $instance.Id
        ($instance | Get-CfWorkflowStep -Failed).Name | Should -Be 'call gateway-1'
        ($instance | Wait-CfWorkflowInstance).Id | Should -Be $instance.Id
        ($instance | Stop-CfWorkflowInstance -PassThru).Id | Should -Be $instance.Id
        ($step | Get-CfWorkflowInstance).Id | Should -Be $step.InstanceId
    }

    It 'rejects a deserialized context' {
        $file = Join-Path $TestDrive context.xml
        $context | Export-Clixml $file
        { Get-CfWorkflow -Context (Import-Clixml $file) } | Should -Throw -ErrorId 'CannotConvertArgument*'
    }
}
