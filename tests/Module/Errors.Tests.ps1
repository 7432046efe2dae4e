Describe 'Errors' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    BeforeEach {
        # After a failed Connect, as in some of the tests, nothing is connected.
        Connect-Sandbox $sandbox
        Clear-SandboxRequest $sandbox
    }

    AfterEach {
        Clear-SandboxFault $sandbox
    }

    It 'continues with the next id, and names the missing one' {
        $found = Get-CfWorkflowInstance address-check address-1001, nope, address-1002 -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.Id | Should -Be 'address-1001', 'address-1002'
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'NotFound,CloudflareWorkflows.Commands.GetCfWorkflowInstanceCommand'
        $failed[0].TargetObject | Should -Be 'nope'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'can be caught by its id with Stop' {
        $ErrorActionPreference = 'Stop'
        $id = try {
            Get-CfWorkflowInstance address-check nope
        }
        catch {
            $_.FullyQualifiedErrorId
        }
        $id | Should -BeLike 'NotFound,*'
    }

    It 'can be caught by its type, with the properties of the response' {
        $failure = try {
            Get-CfWorkflow no-such -ErrorAction Stop
        }
        catch [CloudflareWorkflows.Models.CloudflareException] {
            $_.Exception
        }
        $failure.Kind | Should -Be 'NotFound'
        $failure.StatusCode | Should -Be 404
        $failure.Code | Should -Be 10200
        $failure.RayId | Should -Not -BeNullOrEmpty
    }

    It 'sets $?' {
        $null = Get-CfWorkflow no-such -ErrorAction SilentlyContinue
        $? | Should -BeFalse
        $null = Get-CfWorkflow order-refund
        $? | Should -BeTrue
    }

    It 'leaves nothing in $Error with Ignore' {
        $Error.Clear()
        Get-CfWorkflow no-such -ErrorAction Ignore
        $Error | Should -HaveCount 0
    }

    It 'ends the pipeline once for a wrong token' {
        $wrong = [System.Net.NetworkCredential]::new('', 'no-such-token').SecurePassword
        { Connect-CfWorkflow -ApiToken $wrong -AccountId $sandbox.AccountId -BaseUri $sandbox.BaseUri } |
            Should -Throw -ErrorId 'NotAuthenticated,CloudflareWorkflows.Commands.ConnectCfWorkflowCommand'
        # No other connection is used.
        { Get-CfWorkflow order-refund } | Should -Throw -ErrorId 'NotConnected,*'

        Connect-Sandbox $sandbox
        Clear-SandboxRequest $sandbox
        Add-SandboxFault $sandbox @{ kind = 'Error'; statusCode = 401; code = 10000; message = 'Authentication error'; times = 100 }
        $Error.Clear()
        { 'one', 'two', 'three' | Get-CfWorkflow } | Should -Throw -ErrorId 'NotAuthenticated,*'
        $Error | Should -HaveCount 1
        Get-SandboxRequest $sandbox | Should -HaveCount 1
    }

    It 'has a recommended action' {
        Add-SandboxFault $sandbox @{ kind = 'Error'; statusCode = 403; code = 10000; message = 'forbidden' }
        $null = Get-CfWorkflow order-refund -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'PermissionDenied,*'
        $failed[0].ErrorDetails.RecommendedAction | Should -Match 'Workers Scripts Read'
    }

    It 'describes a failed call in full sentences' {
        Add-SandboxFault $sandbox @{ kind = 'InternalError'; times = 100; retryAfter = '0' }
        $token = [System.Net.NetworkCredential]::new('', $sandbox.Token).SecurePassword
        $failure = try {
            Connect-CfWorkflow -ApiToken $token -AccountId $sandbox.AccountId -BaseUri $sandbox.BaseUri -MaximumRetryCount 1
        }
        catch {
            $_
        }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ServiceUnavailable,*'
        $failure.Exception.Attempts | Should -Be 2
        "$failure" | Should -BeLike '*(after 2 attempts*'
    }

    It 'rejects invalid input before a request is sent' {
        { Get-CfWorkflowInstance 'bad*name' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        { Get-CfWorkflowInstance order-refund -Status done } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        { Get-CfWorkflowInstance order-refund refund-1001 -Newest 1 -ErrorAction Stop } | Should -Throw -ErrorId 'FilterWithId,*'
        Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'shows code, ray and position in Get-Error' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $null = Get-CfWorkflowInstance address-check nope -ErrorVariable failed -ErrorAction SilentlyContinue
        $text = $failed[0] | Get-Error | Out-String -Width 200
        $text | Should -Match 'CloudflareWorkflows\.Models\.CloudflareException'
        $text | Should -Match 'Kind +: NotFound'
        $text | Should -Match 'Code +: 10400'
        $text | Should -Match 'RayId +: \S+'
        $text | Should -Match 'TargetObject +: nope'
    }

    It 'explains how to connect if there is no connection' {
        $told = Invoke-FreshShell $sandbox '
            Import-Module $manifest
            try { "a", "b" | Get-CfWorkflow } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction }
            $Error.Count' @{ CLOUDFLARE_API_TOKEN = $null }
        $told[0] | Should -Be 'NotConnected,CloudflareWorkflows.Commands.GetCfWorkflowCommand'
        $told[1] | Should -Match 'Connect-CfWorkflow'
        $told[2] | Should -Be 1
    }

    It 'writes an error after the output of an incomplete listing' {
        Add-SandboxInstance $sandbox @{ workflow = 'cut'; count = 250 }
        Add-SandboxFault $sandbox @{ kind = 'Error'; statusCode = 400; code = 10003; path = '*/cut/instances'; skip = 1 }
        $listed = Get-CfWorkflowInstance cut -ErrorVariable failed -ErrorAction SilentlyContinue
        $listed | Should -HaveCount 100
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RequestRefused,*'
    }
}
