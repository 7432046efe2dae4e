Describe 'Confirmation' {
    BeforeDiscovery {
        $commands = @(
            'New-CfWorkflowInstance address-check -Id asked'
            'Stop-CfWorkflowInstance invoice-billing invoice-1001 -PassThru'
            'Suspend-CfWorkflowInstance table-migration migration-running -PassThru'
            'Resume-CfWorkflowInstance onboarding-email customer-held-1001 -PassThru'
            'Restart-CfWorkflowInstance order-fulfilment order-1700 -PassThru'
            'Remove-CfWorkflowInstance order-refund refund-1001'
            'Send-CfWorkflowEvent invoice-billing invoice-1001 -Type approved'
            'Set-CfWorkflow nightly-report -StepLimit 300 -PassThru'
            'Remove-CfWorkflow nightly-report'
            'Set-CfWorkflowSetting -SuccessRetention ''3 days'' -PassThru'
            'New-CfWorkflowConcurrencyKey -KeyName asked -Limit 3'
        ) | ForEach-Object { @{ Name = ($_ -split ' ')[0]; Text = $_ } }
    }

    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox

        function Get-Change {
            @(Get-SandboxRequest $sandbox) -notlike 'GET *'
        }
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    BeforeEach {
        Clear-SandboxRequest $sandbox
    }

    Context 'every command' -ForEach @{ Texts = $commands.Text } {
        It 'fails with -Confirm without a user, and does nothing' {
            # The host of the tests may support prompts.
            $lines = $texts | ForEach-Object { "try { $_ -Confirm; 'went through' } catch { `$_.CategoryInfo.Reason }" }
            $told = Invoke-FreshShell $sandbox (@('Import-Module $manifest') + $lines -join "`n")
            $told | Should -HaveCount $texts.Count
            $told | Select-Object -Unique | Should -Be 'PSInvalidOperationException'
            Get-Change | Should -BeNullOrEmpty
        }
    }

    Context '<Name>' -ForEach $commands {
        It 'sends no change with -WhatIf, and outputs nothing' {
            & ([scriptblock]::Create("$Text -WhatIf")) | Should -BeNullOrEmpty
            Get-Change | Should -BeNullOrEmpty
        }

        It 'sends no change with $WhatIfPreference' {
            $WhatIfPreference = $true
            & ([scriptblock]::Create($Text)) | Should -BeNullOrEmpty
            $WhatIfPreference = $false
            Get-Change | Should -BeNullOrEmpty
        }

        It 'asks by default only before a whole workflow is removed' {
            $metadata = [System.Management.Automation.CommandMetadata]::new((Get-Command $Name))
            $metadata.SupportsShouldProcess | Should -BeTrue
            $metadata.ConfirmImpact | Should -Be $(if ($Name -eq 'Remove-CfWorkflow') { 'High' } else { 'Medium' })
        }
    }

    It 'names each instance that would be stopped' {
        $told = Invoke-FreshShell $sandbox '
            Import-Module $manifest
            Get-CfWorkflowInstance invoice-billing -Status waiting -Newest 3 | Stop-CfWorkflowInstance -WhatIf'
        $told -match 'invoice-billing/invoice-\d+' | Should -HaveCount 3
        Get-Change | Should -BeNullOrEmpty
    }

    It 'asks with a ConfirmPreference of Medium, and fails if it cannot ask' {
        $told = Invoke-FreshShell $sandbox '
            Import-Module $manifest
            $ConfirmPreference = "Medium"
            try { New-CfWorkflowInstance address-check; "went through" } catch { $_.CategoryInfo.Reason }'
        $told | Should -Be 'PSInvalidOperationException'
        Get-Change | Should -BeNullOrEmpty
    }

    It 'has -WhatIf exactly in the commands that change something' {
        $changing = (Get-Command -Module CloudflareWorkflows).Where{ $_.Parameters.ContainsKey('WhatIf') }.Name
        # A reading command can write to a file.
        $changing -match '^(Get|Wait|Watch|Group|Measure|Compare|ConvertTo|Test|Import|Connect|Disconnect)-' | Should -Be 'Get-CfWorkflowStep'
        (Get-Command -Module CloudflareWorkflows).Where{
            $_.Verb -notin 'Get', 'Wait', 'Watch', 'Group', 'Measure', 'Compare', 'ConvertTo', 'Test', 'Import', 'Connect', 'Disconnect' -and $_.Name -notin $changing
        } | Should -BeNullOrEmpty
    }
}
