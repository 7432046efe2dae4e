@{
    RootModule           = if ($PSEdition -eq 'Core') { 'bin/net8.0/CloudflareWorkflows.dll' } else { 'bin/netstandard2.0/CloudflareWorkflows.dll' }
    ModuleVersion        = '0.1.0'
    GUID                 = '6c1f7f0e-52a5-4e0b-9a5b-0f2f4d1a7c36'
    Author               = 'CloudflareWorkflows contributors'
    CompanyName          = 'CloudflareWorkflows contributors'
    Copyright            = '(c) CloudflareWorkflows contributors. MIT licence.'
    Description          = 'Runs Cloudflare Workflows from PowerShell: list, start, wait for, inspect and stop workflow instances, in the cloud and under wrangler dev. Not an official Cloudflare product.'
    PowerShellVersion    = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Core', 'Desktop')
    FormatsToProcess     = @('CloudflareWorkflows.Format.ps1xml')
    TypesToProcess       = @('CloudflareWorkflows.Types.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Add-CfWorkflowTrigger'
        'Compare-CfWorkflowDefinition'
        'Compare-CfWorkflowInstance'
        'Compare-CfWorkflowVersion'
        'Connect-CfWorkflow'
        'ConvertTo-CfWorkflowDiagram'
        'Copy-CfWorkflowInstance'
        'Disconnect-CfWorkflow'
        'Export-CfWorkflowInstance'
        'Export-CfWorkflowReport'
        'Get-CfWorkflow'
        'Get-CfWorkflowAccount'
        'Get-CfWorkflowConcurrencyKey'
        'Get-CfWorkflowContext'
        'Get-CfWorkflowGraph'
        'Get-CfWorkflowHealth'
        'Get-CfWorkflowInstance'
        'Get-CfWorkflowMetric'
        'Get-CfWorkflowSetting'
        'Get-CfWorkflowStep'
        'Get-CfWorkflowTrigger'
        'Get-CfWorkflowVersion'
        'Group-CfWorkflowError'
        'Import-CfWorkflowDefinition'
        'Import-CfWorkflowInstance'
        'Invoke-CfWorkflowApi'
        'Measure-CfWorkflow'
        'Measure-CfWorkflowInstance'
        'New-CfWorkflowConcurrencyKey'
        'New-CfWorkflowInstance'
        'Remove-CfWorkflow'
        'Remove-CfWorkflowConcurrencyKey'
        'Remove-CfWorkflowInstance'
        'Remove-CfWorkflowTrigger'
        'Restart-CfWorkflowInstance'
        'Resume-CfWorkflowInstance'
        'Send-CfWorkflowEvent'
        'Set-CfWorkflow'
        'Set-CfWorkflowConcurrencyKey'
        'Set-CfWorkflowSetting'
        'Set-CfWorkflowTrigger'
        'Stop-CfWorkflowInstance'
        'Suspend-CfWorkflowInstance'
        'Test-CfWorkflowVersion'
        'Wait-CfWorkflowInstance'
        'Watch-CfWorkflowInstance'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('Cloudflare', 'Workflows', 'Workers', 'Serverless', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'The first release: sessions, workflows, versions, instances, steps, events, triggers, concurrency keys and settings, in the cloud and under wrangler dev.'
        }
    }
}
