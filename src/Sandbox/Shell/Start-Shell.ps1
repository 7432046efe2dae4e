<#
.SYNOPSIS
    Sets up the prompt of a shell on an emulated account.
#>

# What is tried here must not be one Up arrow away in the user's real shell.
if (Get-Module PSReadLine) {
    Set-PSReadLineOption -HistorySaveStyle SaveNothing
}

Import-Module CloudflareWorkflows

function global:prompt {
    "$($PSStyle.Foreground.BrightYellow)[emulated account]$($PSStyle.Reset) PS $($ExecutionContext.SessionState.Path.CurrentLocation)> "
}

'An emulated Cloudflare account is connected; nothing here reaches Cloudflare. Try Get-CfWorkflow. exit ends it.'
