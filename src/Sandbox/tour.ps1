<#
    dotnet run --project src/Sandbox -- tour

    Shell/Show-Tour.ps1 shows it, and says what the comments "expect:" and "check:" mean.
#>

# The account belongs to a small shop. Its token and its id are in the environment, under wrangler's own names, as they
# would be in a pipeline of yours. A request may take twenty seconds.
Connect-CfWorkflow -RequestTimeoutSec 20

Get-CfWorkflowContext

# check: the credential came from the environment
$shown.CredentialSource -eq 'Environment' -and $shown.RequestTimeout.TotalSeconds -eq 20

# What is there, and how is it?
Get-CfWorkflow

# check: all workflows of the demo account were listed
$shown.Count -eq 12

# Which need a look?
Get-CfWorkflow | Where-Object Errored -gt 0

# check: those with failures were found, and no others
$shown.Count -eq 4 -and -not ($shown | Where-Object Errored -eq 0)

# The last three that failed, newest first.
Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 3

# check: three failed instances
$shown.Count -eq 3 -and -not ($shown | Where-Object Status -ne errored)

# Why did the newest fail? Steps are a snapshot, with what each attempt ended in.
Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Get-CfWorkflowStep

# check: the step that failed is among them, with its error
($shown | Where-Object Status -eq errored).Error

# 40 of 300 failed last night. Is it one cause? Since which version, in which step, and how much slower than usual?
$night = Measure-CfWorkflow order-fulfilment -Since 12h
$night

# check: two causes, the first with 38 instances of one version
$shown.Causes.Count -eq 2 -and $shown.Causes[0].Count -eq 38 -and $shown.Causes[0].VersionId.Count -eq 1

# A cause has its instances. How did one of them differ from an instance that succeeded?
$night.Causes[0].Group[0] | Compare-CfWorkflowInstance

# check: the step that failed is the first difference
$shown.FirstDifference -eq 'charge card-1'

# Where did it stop? The graph of its version, with the instance on it.
$failed = Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 -Detail
$failed | Get-CfWorkflowGraph | ConvertTo-CfWorkflowDiagram -As Text -Instance $failed

# check: the steps after the failed one were not reached
$shown -match 'not reached'

# For the ticket: all of this as one HTML file, without params, outputs, and messages of errors. Open it in a browser.
$folder = New-Item (Join-Path ([IO.Path]::GetTempPath()) cloudflare-workflows-tour) -ItemType Directory -Force
$night | Export-CfWorkflowReport $folder/night.html -ExcludeData -Force -PassThru

# check: the report was written
$shown[0].Length -gt 10kb

# The service deletes failed instances after some days. Keep them, and group them later, without a connection.
$night.Causes.Group | Export-CfWorkflowInstance $folder/failed.jsonl -Force
Import-CfWorkflowInstance $folder/failed.jsonl | Group-CfWorkflowError

# check: the archive has all of them
$shown[0].Count -eq 38

# Did the newest deployment change something that is unsafe for an instance that continues with the new code?
Compare-CfWorkflowVersion returns | Where-Object IsUnsafe | Select-Object StepName, Reason

# check: a renamed step is unsafe
$shown.StepName -eq 'order exchange'

# Is the account as the Worker's configuration file says?
'{ "name": "shop-api", "workflows": [{ "name": "order-fulfilment", "binding": "ORDERS", "class_name": "OrderFulfilment",
    "limits": { "steps": 5000 } }] }' | Set-Content $folder/wrangler.jsonc
Import-CfWorkflowDefinition $folder/wrangler.jsonc | Compare-CfWorkflowDefinition

# check: the step limit differs
($shown | Where-Object Setting -eq StepLimit).Desired -eq '5000'

# Which other workflows need attention?
Get-CfWorkflowHealth | Where-Object Status -ne Healthy

# check: a deleted Worker and a missed schedule are among the findings
$shown.Findings.Kind -contains 'ScriptDeleted' -and $shown.Findings.Kind -contains 'ScheduleMissed'

# Try it again from that step: what is done is not done again. First see what would happen.
Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Restart-CfWorkflowInstance -FromFailedStep -WhatIf

# Start one. Params are any object; here they become the JSON {"orderId": 4711, "region": "eu"}.
$order = New-CfWorkflowInstance order-fulfilment -Id order-4711 -Params @{ orderId = 4711; region = 'eu' }

# Wait for its end: at most a minute, and Ctrl+C works at once.
$order | Wait-CfWorkflowInstance -TimeoutSec 60

# check: it ended well
$shown.Status -eq 'complete'

# What went in, and what came out.
$order | Get-CfWorkflowInstance

# check: params and output are objects again
$shown.Params.orderId -eq 4711 -and $null -ne $shown.Output

# An id is used once. That is an error for this one instance, and says so.
# expect: error Conflict
New-CfWorkflowInstance order-fulfilment -Id order-4711

# With -SkipExisting it is none, so that a runbook can be run twice.
New-CfWorkflowInstance order-fulfilment -Id order-4711 -SkipExisting

# check: the instance was given back
$shown.Id -eq 'order-4711'

# Many go by the hundred: these 250 are three requests.
$addresses = 1..250 | ForEach-Object { @{ number = $_ } } | New-CfWorkflowInstance address-check

# check: each input has its instance
$addresses.Count -eq 250

# What happens to one of them, as it happens.
$addresses[0] | Watch-CfWorkflowInstance -Type workflow_*, step_*

# check: its end was seen
@($shown | Where-Object Type -eq workflow_completed).Count -eq 1

# Stop what waits for approval. First see what would happen.
$parked = Get-CfWorkflowInstance invoice-billing -Detail | Where-Object WaitsFor -like 'event approved*'
$parked[0..2] | Stop-CfWorkflowInstance -WhatIf

# check: nothing was stopped
@(Get-CfWorkflowInstance invoice-billing -Detail | Where-Object WaitsFor).Count -eq 11

# And now for real.
$parked[0..2] | Stop-CfWorkflowInstance -PassThru

# check: three were stopped
$shown.Count -eq 3 -and -not ($shown | Where-Object Status -ne terminated)

# One that is not there: the error names it, and gives the service's own code and words.
# expect: error NotFound
Get-CfWorkflowInstance order-fulfilment -Id order-0815

# Everything is explained at the prompt.
Get-Help Wait-CfWorkflowInstance

# check: the help is the module's own
$shown.Synopsis -like 'Waits until*'

Disconnect-CfWorkflow

# check: what was connected is gone; what the environment offers is there
(Get-CfWorkflowContext).RequestTimeout.TotalSeconds -ne 20
