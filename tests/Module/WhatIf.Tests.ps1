Describe 'Asking before doing' {
    BeforeDiscovery {
        $commands = 'New-CfWorkflowInstance address-check -Id asked', 'Stop-CfWorkflowInstance invoice-billing invoice-1001 -PassThru' |
            ForEach-Object { @{ Name = ($_ -split ' ')[0]; Text = $_ } }
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

    Context '<Name>' -ForEach $commands {
        It 'sends no change with -WhatIf, and emits nothing' {
            & ([scriptblock]::Create("$Text -WhatIf")) | Should -BeNullOrEmpty
            Get-Change | Should -BeNullOrEmpty
        }

        It 'sends no change with $WhatIfPreference' {
            $WhatIfPreference = $true
            & ([scriptblock]::Create($Text)) | Should -BeNullOrEmpty
            $WhatIfPreference = $false
            Get-Change | Should -BeNullOrEmpty
        }

        It 'fails with -Confirm where nobody can be asked, and does nothing' {
            # The tests' own host may be one in which somebody could be asked.
            $told = Invoke-FreshShell $sandbox "
                Import-Module `$manifest
                try { $Text -Confirm; 'went through' } catch { `$_.CategoryInfo.Reason }"
            $told | Should -Be 'PSInvalidOperationException'
            Get-Change | Should -BeNullOrEmpty
        }

        It 'does not ask by itself' {
            $metadata = [System.Management.Automation.CommandMetadata]::new((Get-Command $Name))
            $metadata.SupportsShouldProcess | Should -BeTrue
            $metadata.ConfirmImpact | Should -Be 'Medium'
        }
    }

    It 'names each instance that would be stopped' {
        $told = Invoke-FreshShell $sandbox '
            Import-Module $manifest
            Get-CfWorkflowInstance invoice-billing -Status waiting -Newest 3 | Stop-CfWorkflowInstance -WhatIf'
        $told -match 'invoice-billing/invoice-\d+' | Should -HaveCount 3
        Get-Change | Should -BeNullOrEmpty
    }

    It 'asks in a session that asks at Medium, and fails where it cannot' {
        $told = Invoke-FreshShell $sandbox '
            Import-Module $manifest
            $ConfirmPreference = "Medium"
            try { New-CfWorkflowInstance address-check; "went through" } catch { $_.CategoryInfo.Reason }'
        $told | Should -Be 'PSInvalidOperationException'
        Get-Change | Should -BeNullOrEmpty
    }

    It 'knows -WhatIf in every command that changes something, and in no other' {
        $changing = (Get-Command -Module CloudflareWorkflows).Where{ $_.Parameters.ContainsKey('WhatIf') }.Name
        $changing -match '^(Get|Wait|Watch|Connect|Disconnect)-' | Should -BeNullOrEmpty
        (Get-Command -Module CloudflareWorkflows).Where{
            $_.Verb -notin 'Get', 'Wait', 'Watch', 'Connect', 'Disconnect' -and $_.Name -notin $changing
        } | Should -BeNullOrEmpty
    }
}
