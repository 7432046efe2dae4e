# Two processes, and a process that is killed. The rest is in tests/Commands.
Describe 'An archive between processes' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox
        $instances = Get-CfWorkflowInstance order-fulfilment -Newest 5 -Detail

        # Starts a process that appends to an archive without an end, and waits until it has written something.
        function Start-Writer ([string] $Archive) {
            $saved = Join-Path $TestDrive "$(Get-Random).jsonl"
            $instances | Export-CfWorkflowInstance $saved
            $script = "Import-Module '$manifest'; `$i = Import-CfWorkflowInstance '$saved'; " +
                "& { while (`$true) { `$i } } | ForEach-Object { `$_.GetType().GetProperty('Id').SetValue(`$_, [guid]::NewGuid().Guid); `$_ } | " +
                "Export-CfWorkflowInstance '$Archive' -Append"
            $arguments = @($shell | Select-Object -Skip 1) + '-NoProfile', '-NonInteractive', '-EncodedCommand',
                [System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($script))
            $writer = Start-Process $shell[0] $arguments -PassThru -RedirectStandardOutput (Join-Path $TestDrive "$(Get-Random).txt")
            while (-not (Test-Path $Archive) -or (Get-Item $Archive).Length -lt 200000) {
                $writer.HasExited | Should -BeFalse -Because 'the writer must write'
                Start-Sleep -Milliseconds 100
            }

            $writer
        }
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    It 'has whole lines after its writer was killed, and the next command appends' {
        $archive = Join-Path $TestDrive killed.jsonl
        $writer = Start-Writer $archive
        Stop-Process -Id $writer.Id -Force
        $writer.WaitForExit()

        $instances | Export-CfWorkflowInstance $archive -Append -ErrorAction Stop

        $lines = @(Get-Content $archive | ConvertFrom-Json)
        $lines.Count | Should -BeGreaterThan 10
        $lines[-5..-1].Id | Should -Be $instances.Id
        @(Import-CfWorkflowInstance $archive).Count | Should -Be $lines.Count
    }

    It 'is read while another process writes, and a second writer waits for the end of that process' {
        $archive = Join-Path $TestDrive held.jsonl
        $writer = Start-Writer $archive
        $killer = [powershell]::Create()
        try {
            @(Import-CfWorkflowInstance $archive -WarningAction SilentlyContinue).Count | Should -BeGreaterThan 10
            $ended = $killer.AddScript({ param($id) Start-Sleep 2; Stop-Process -Id $id -Force }).AddArgument($writer.Id).BeginInvoke()

            $verbose = $instances | Export-CfWorkflowInstance $archive -Append -Verbose -ErrorAction Stop 4>&1

            "$verbose" | Should -Match 'Another process writes'
            $null = $killer.EndInvoke($ended)
            (Get-Content $archive -Tail 1 | ConvertFrom-Json).Id | Should -Be $instances[-1].Id
        }
        finally {
            $killer.Dispose()
            Stop-Process -Id $writer.Id -Force -ErrorAction Ignore
        }
    }
}
