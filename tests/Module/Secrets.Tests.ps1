Describe 'The credential' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        $context = Connect-Sandbox $sandbox -PassThru
        $token = [regex]::Escape($sandbox.Token)
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    It 'arrives at the service, so that these tests search for the right text' {
        $requests = Invoke-RestMethod "$($sandbox.Control)/requests"
        $requests[0].headers.Authorization | Should -Be "Bearer $($sandbox.Token)"
    }

    It 'is not in a transcript' {
        $file = Join-Path $TestDrive transcript.txt
        Invoke-FreshShell $sandbox "
            Import-Module `$manifest
            `$null = Start-Transcript '$file'
            Connect-CfWorkflow -Verbose -Debug -PassThru
            Get-CfWorkflowInstance order-refund -Newest 2 -Verbose -Debug
            Get-CfWorkflow no-such -ErrorAction Continue
            Get-Error
            Get-CfWorkflowContext | Format-List *
            Trace-Command ParameterBinding { Get-CfWorkflow order-refund } -PSHost
            `$null = Stop-Transcript" 2>&1 | Should -Not -Match $token
        $text = Get-Content $file -Raw
        $text | Should -Match 'VERBOSE: GET accounts'
        $text | Should -Match 'refund-\d+'
        $text | Should -Not -Match $token
    }

    It 'is not in a transcript, from any source' {
        $file = Join-Path $TestDrive given.txt
        Invoke-FreshShell $sandbox "
            Import-Module `$manifest
            `$null = Start-Transcript '$file'
            function Get-Secret { `$env:CLOUDFLARE_API_TOKEN }
            `$here = @{ BaseUri = `$env:CLOUDFLARE_API_BASE_URL; PassThru = `$true; Verbose = `$true; Debug = `$true }
            Connect-CfWorkflow -SecretName cf @here
            Connect-CfWorkflow -TokenProvider { Get-Secret } @here
            try { Connect-CfWorkflow -TokenProvider { Get-Secret; Get-Secret } } catch { `$_ }
            try { Connect-CfWorkflow -TokenProvider { @{ token = Get-Secret } } } catch { `$_ }
            Get-Error
            `$null = Stop-Transcript" 2>&1 | Should -Not -Match $token
        $text = Get-Content $file -Raw
        $text | Should -Match 'VERBOSE: GET accounts'
        $text | Should -Match 'CredentialSource +: TokenProvider'
        $text | Should -Not -Match $token
    }

    It 'is not in verbose output or in parameter binding traces' {
        $secret = [System.Net.NetworkCredential]::new('', $sandbox.Token).SecurePassword
        $arguments = @{ ApiToken = $secret; AccountId = $sandbox.AccountId; BaseUri = $sandbox.BaseUri }
        $lines = Connect-CfWorkflow @arguments -Verbose -Debug *>&1 | Out-String
        $lines | Should -Match 'GET accounts'
        $lines | Should -Not -Match $token
        $file = Join-Path $TestDrive trace.txt
        Trace-Command ParameterBinding, TypeConversion { Connect-CfWorkflow @arguments } -FilePath $file
        Get-Content $file -Raw | Should -Not -Match $token
    }

    It 'is not in an error' {
        Add-SandboxFault $sandbox @{ kind = 'Error'; statusCode = 401; code = 10000; message = 'Authentication error' }
        try { Get-CfWorkflow } catch { $failure = $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotAuthenticated,*'
        $failure | Format-List * -Force | Out-String | Should -Not -Match $token
        $failure.Exception | Format-List * -Force | Out-String | Should -Not -Match $token
        if (Get-Command Get-Error -ErrorAction Ignore) {
            $failure | Get-Error | Out-String | Should -Not -Match $token
        }

        [System.Management.Automation.PSSerializer]::Serialize($failure, 3) | Should -Not -Match $token
    }

    It 'is not in the formatted context' {
        $context | Format-List * -Force | Out-String | Should -Not -Match $token
        $context | Format-Custom -Depth 6 | Out-String | Should -Not -Match $token
        $context | Get-Member -Force | Out-String | Should -Not -Match $token
        "$context" | Should -Not -Match $token
    }

    It 'is not in the serialized context' {
        $file = Join-Path $TestDrive context.xml
        $context | Export-Clixml $file -Depth 8
        Get-Content $file -Raw | Should -Not -Match $token
        $context | ConvertTo-Json -Depth 5 | Should -Not -Match $token
        $context | ConvertTo-Csv | Out-String | Should -Not -Match $token
        (Import-Clixml $file).AccountId | Should -Be $sandbox.AccountId
    }

    It 'is not in the output of a job' {
        [System.Management.Automation.PSSerializer]::Serialize($context, 8) | Should -Not -Match $token
    }

    It 'is not a property of the context' {
        $context.CredentialSource | Should -Be 'ApiToken'
        $context.psobject.Properties.Value | Where-Object { $_ -is [securestring] -or $_ -is [pscredential] } |
            Should -BeNullOrEmpty
    }
}
