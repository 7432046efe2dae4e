Describe 'Importing the module' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        $module = Get-Module CloudflareWorkflows
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    BeforeEach {
        Clear-SandboxRequest $sandbox
    }

    It 'sends nothing and writes no error' {
        Invoke-FreshShell $sandbox '
            Import-Module $manifest
            (Get-Command -Module CloudflareWorkflows).Count
            $Error.Count' | Should -Be $module.ExportedCmdlets.Count, 0
        Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'adds only commands' {
        Invoke-FreshShell $sandbox '
            $before = (Get-Variable).Name
            Import-Module $manifest
            (Get-Variable).Name | Where-Object { $_ -notin $before -and $_ -ne "before" }
            (Get-Command -Module CloudflareWorkflows).CommandType | Select-Object -Unique' | Should -Be 'Cmdlet'
    }

    It 'gives no warning about verbs' {
        Invoke-FreshShell $sandbox 'Import-Module $manifest 3>&1' | Should -BeNullOrEmpty
    }

    It 'works twice, and with -Force' {
        Invoke-FreshShell $sandbox '
            Import-Module $manifest
            Import-Module $manifest
            Import-Module $manifest -Force
            (Get-CfWorkflow order-refund).Name
            $Error.Count' | Should -Be 'order-refund', 0
    }

    It 'keeps the connection with -Force' {
        Invoke-FreshShell $sandbox '
            Import-Module $manifest
            Connect-CfWorkflow -RequestTimeoutSec 17
            Import-Module $manifest -Force
            (Get-CfWorkflowContext).RequestTimeout.TotalSeconds' | Should -Be 17
    }

    It 'works again after Remove-Module' {
        Invoke-FreshShell $sandbox '
            Import-Module $manifest
            Remove-Module CloudflareWorkflows
            @(Get-Module CloudflareWorkflows).Count
            Import-Module $manifest
            (Get-CfWorkflow order-refund).Name
            $Error.Count' | Should -Be 0, 'order-refund', 0
    }

    Context 'with another copy of the module' {
        BeforeAll {
            $folder = Join-Path $TestDrive CloudflareWorkflows
            Copy-Item $module.ModuleBase $folder -Recurse
            $other = Join-Path $folder CloudflareWorkflows.psd1
            $text = [System.IO.File]::ReadAllText($other) -replace "(?<=ModuleVersion\s*=\s*')[^']+", '99.0.0'
            [System.IO.File]::WriteAllText($other, $text)
            Get-ChildItem $folder -Recurse -Filter CloudflareWorkflows.dll | ForEach-Object { $_.LastWriteTimeUtc = [datetime]::UtcNow }
        }

        It 'fails with an error, and keeps the loaded copy' {
            Invoke-FreshShell $sandbox "
                Import-Module `$manifest
                try { Import-Module '$other' -ErrorAction Stop } catch { (`$_.Exception.Message -split '\n')[1] -like '*AnotherCopyLoaded*' }
                (Get-CfWorkflow order-refund).Name" | Should -Be 'True', 'order-refund'
        }

        It 'does not run the code of a removed copy' {
            Invoke-FreshShell $sandbox "
                Import-Module `$manifest
                Remove-Module CloudflareWorkflows
                Import-Module '$other'
                foreach (`$command in (Get-Command -Module CloudflareWorkflows).Name -like 'Get-CfWorkflow') {
                    try { & `$command } catch { `$_.FullyQualifiedErrorId -replace ',.*' }
                }" | Should -Be 'AnotherCopyLoaded'
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }
    }

    It 'happens automatically if the module is on the path' {
        Invoke-FreshShell $sandbox '(Get-CfWorkflow order-refund).Name' | Should -Be 'order-refund'
    }

    It 'works in strict mode' {
        Invoke-FreshShell $sandbox '
            Set-StrictMode -Version Latest
            Import-Module $manifest
            $null = Get-CfWorkflowInstance order-fulfilment -Newest 2 | Get-CfWorkflowStep | Out-String
            $Error.Count' | Should -Be 0
    }
}
