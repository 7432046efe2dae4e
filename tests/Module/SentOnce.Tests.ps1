Describe 'A request whose connection ends before any byte of a response' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        . $PSScriptRoot/ArrivalServer.ps1
        Import-Module $manifest
        $server = [ArrivalServer]::new()
        $ConfirmPreference = 'None'
        function Connect-ArrivalServer ([int] $Retries) {
            # The connection check leaves an open connection that the next request uses.
            Connect-CfWorkflow -ApiToken (ConvertTo-SecureString x -AsPlainText -Force) -AccountId ('0' * 32) -BaseUri $server.BaseAddress -MaximumRetryCount $Retries
            $server.Clear()
        }
    }

    AfterAll {
        Disconnect-CfWorkflow
        $server.Dispose()
    }

    It 'arrives once: <_>' -ForEach @(
        'Invoke-CfWorkflowApi x -Method Post'
        'Invoke-CfWorkflowApi x -Method Post -Body @{ a = 1 }'
        'Invoke-CfWorkflowApi x -Method Patch'
        'Invoke-CfWorkflowApi x -Method Put'
        'Invoke-CfWorkflowApi x -Method Delete'
        'Remove-CfWorkflowInstance w i'
        'Stop-CfWorkflowInstance w -All'
        'Restart-CfWorkflowInstance w i'
        'Send-CfWorkflowEvent w i -Type e'
    ) {
        Connect-ArrivalServer 0
        $failed = try {
            & ([scriptblock]::Create($_))
        }
        catch {
            $_
        }
        $failed | Should -HaveCount 1
        @($server.Methods -ne 'GET') | Should -HaveCount 1
    }

    It 'arrives as often as it was sent: <_>' -ForEach @(
        'Invoke-CfWorkflowApi x -Method Put'
        'Invoke-CfWorkflowApi x -Method Delete'
        'Stop-CfWorkflowInstance w -All'
    ) {
        Connect-ArrivalServer 1
        $failed = try {
            $ErrorActionPreference = 'Stop'
            & ([scriptblock]::Create($_))
        }
        catch {
            $_
        }
        $failed.Exception.Attempts | Should -Be 2
        @($server.Methods -ne 'GET') | Should -HaveCount 2
    }
}
