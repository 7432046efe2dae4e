Describe 'The runbook of the README' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox
        $readme = Get-Content (Join-Path (Split-Path (Split-Path $PSScriptRoot)) README.md) -Raw
        $null = $readme -match '(?s)```powershell\r?\n(?<script># restart\.ps1:.*?)```'
        Set-Content (Join-Path $TestDrive restart.ps1) $Matches.script
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    It 'runs unattended and writes flat rows' {
        $failed = @(Get-CfWorkflowInstance order-fulfilment -Status errored -EndedSince 24h)
        $failed | Should -Not -BeNullOrEmpty

        Invoke-FreshShell $sandbox "Set-Location '$TestDrive'; ./restart.ps1" | Should -BeNullOrEmpty

        $rows = @(Import-Csv (Join-Path $TestDrive restarted.csv))
        $rows.Id | Sort-Object | Should -Be ($failed.Id | Sort-Object)
        $rows.Status | Select-Object -Unique | Should -Be complete
        $rows[0].PSObject.Properties.Name | Should -Be Id, Status, CreatedOn, Duration
    }
}

Describe 'The recipes of about_CfWorkflow_Runbooks' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $sandbox = Open-Sandbox
        Connect-Sandbox $sandbox
        $topic = Get-Content (Join-Path (Split-Path (Split-Path $PSScriptRoot)) en-US/about_CfWorkflow_Runbooks.help.txt) -Raw

        # A recipe is a paragraph that begins with its name. It is written to a file without its indentation.
        foreach ($name in 'alert.ps1', 'nightly.ps1', 'archive.ps1', 'restart-cause.ps1') {
            $null = ($topic -replace '\r') -match "(?ms)^ {8}# $([regex]::Escape($name)):.*?(?=\n\n)"
            Set-Content (Join-Path $TestDrive $name) ($Matches[0] -replace '(?m)^ {8}')
        }

        # Runs a recipe as a file, and returns its output.
        function Invoke-Recipe ([string] $Name, [hashtable] $Environment = @{}) {
            Invoke-FreshShell $sandbox "Set-Location '$TestDrive'; & ./$Name; exit `$LASTEXITCODE" $Environment
        }
    }

    AfterAll {
        Close-Sandbox $sandbox
    }

    It 'posts what is not healthy, once per problem, and says so with its exit code' {
        $port = 20000 + $PID % 20000
        $listener = [System.Net.HttpListener]::new()
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        $webhook = [powershell]::Create()
        try {
            $received = $webhook.AddScript({
                    param($listener)
                    $context = $listener.GetContext()
                    $reader = [System.IO.StreamReader]::new($context.Request.InputStream)
                    [pscustomobject]@{ Type = $context.Request.ContentType; Body = $reader.ReadToEnd() }
                    $context.Response.Close()
                }).AddArgument($listener).BeginInvoke()
            $environment = @{ ALERT_WEBHOOK = "http://127.0.0.1:$port/" }
            Invoke-Recipe alert.ps1 $environment | Should -BeNullOrEmpty
            $LASTEXITCODE | Should -Be 2
            $posted = $webhook.EndInvoke($received)
        }
        finally {
            $listener.Close()
            $webhook.Dispose()
        }

        $posted.Type | Should -Match '^application/json'
        $text = ($posted.Body | ConvertFrom-Json).text
        $bad = @(Get-CfWorkflowHealth | Where-Object Status -ne Healthy)
        $bad.Count | Should -BeGreaterThan 1
        foreach ($one in $bad) {
            $text | Should -Match "(?m)^$($one.WorkflowName) is $($one.Status)"
        }

        $deleted = $bad.Findings | Where-Object Kind -eq ScriptDeleted
        $text | Should -Match ([regex]::Escape("Next: $($deleted.Advice)"))

        # Nothing listens any more: a second post would be an error.
        Invoke-Recipe alert.ps1 $environment | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 2
        $text = Join-Path $TestDrive alert-1h.txt
        Set-Content $text (Get-Content $text | Select-Object -Skip 1)
        $null = Invoke-Recipe alert.ps1 $environment 2>&1
        $LASTEXITCODE | Should -Be 1
        @(Get-Content $text).Count | Should -BeGreaterThan 1 -Because 'the state is kept for the next run'
    }

    It 'writes a line for each workflow' {
        Invoke-Recipe nightly.ps1 | Should -BeNullOrEmpty

        $rows = @(Import-Csv (Join-Path $TestDrive "nightly-$(Get-Date -Format yyyy-MM-dd).csv"))
        $orders = $rows | Where-Object WorkflowName -eq order-fulfilment
        $orders.Errored | Should -Be @(Get-CfWorkflowInstance order-fulfilment -EndedSince 24h -Status errored).Count
        $orders.TopCause | Should -Match 402
        $rows[0].WorkflowName | Should -Be order-fulfilment
        $rows.Count | Should -BeGreaterThan 3
    }

    It 'keeps ended instances in files of months, each of them once' {
        # A week has more instances than one budget of requests.
        $recipe = Join-Path $TestDrive archive.ps1
        Set-Content $recipe ((Get-Content $recipe -Raw) -replace 'EndedSince 7d', 'EndedSince 12h')
        Invoke-Recipe archive.ps1 | Should -BeNullOrEmpty
        Invoke-Recipe archive.ps1 | Should -BeNullOrEmpty

        $kept = @(Get-ChildItem (Join-Path $TestDrive history/*.jsonl) | Get-Content | ConvertFrom-Json)
        $kept.Count | Should -BeGreaterThan 250
        @($kept | Group-Object WorkflowName, Id | Where-Object Count -gt 1) | Should -BeNullOrEmpty
    }

    It 'exports and restarts exactly what failed for one reason' {
        $groups = Get-CfWorkflowInstance order-fulfilment -Status errored -EndedSince 24h | Group-CfWorkflowError
        $cause = @($groups | Where-Object Cause -like '*402*')
        $others = @($groups | Where-Object Cause -notlike '*402*').Id

        Invoke-Recipe restart-cause.ps1 | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0

        $exported = Import-CfWorkflowInstance (Join-Path $TestDrive failed-*.jsonl)
        $exported.Id | Sort-Object | Should -Be ($cause.Id | Sort-Object)
        $exported[0].Error.Message | Should -Not -BeNullOrEmpty
        $report = @(Import-Csv (Join-Path $TestDrive restarted-*.csv))
        $report.Id | Sort-Object | Should -Be ($cause.Id | Sort-Object)
        $report.Status | Select-Object -Unique | Should -Be complete
        (Get-CfWorkflowInstance order-fulfilment -Id $cause.Id).Status | Select-Object -Unique | Should -Be complete
        (Get-CfWorkflowInstance order-fulfilment -Status errored -EndedSince 24h).Id | Sort-Object | Should -Be ($others | Sort-Object)
    }
}
