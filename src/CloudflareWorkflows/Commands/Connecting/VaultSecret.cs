using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Commands.Connecting;

/// <summary>Reads a secret with Get-Secret if the user has that command; the module does not depend on it.</summary>
internal static class VaultSecret
{
    private const string Script = """
        param($Command, $Arguments)
        $ErrorActionPreference = 'Stop'
        & $Command @Arguments
        """;

    /// <exception cref="CmdletErrorException">There is no Get-Secret, no such secret, or the vault is locked.</exception>
    public static Credential Read(PSCmdlet caller, string name, string? vaultName)
    {
        CommandInfo command = caller.InvokeCommand.GetCommand("Get-Secret", CommandTypes.All) ?? throw Refused(
            "SecretCommandNotFound", ErrorCategory.NotInstalled, "-SecretName needs the command Get-Secret, which isn't installed.",
            name, "Install the module Microsoft.PowerShell.SecretManagement, and a vault such as Microsoft.PowerShell.SecretStore.");
        Hashtable arguments = new() { ["Name"] = name };
        if (vaultName is not null)
        {
            arguments["Vault"] = vaultName;
        }

        Collection<PSObject?> found = Run(caller, command, arguments, name);
        return (found.Count == 1 ? SessionArguments.OfSecret(found[0]?.BaseObject) : null) ?? throw Refused(
            "SecretNotUsable", ErrorCategory.InvalidData, $"The secret '{name}' isn't a credential.", name,
            "Store the API token as a SecureString or a string, or the email address and Global API Key as a PSCredential.");
    }

    private static Collection<PSObject?> Run(PSCmdlet caller, CommandInfo command, Hashtable arguments, string name)
    {
        try
        {
            return caller.InvokeCommand.InvokeScript(
                Script, true, PipelineResultTypes.None, null, command, arguments)!;
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            throw Refused(
                "SecretUnavailable", ErrorCategory.ResourceUnavailable,
                $"Get-Secret can't read '{name}': {failure.Message}", name,
                "Check the name with Get-SecretInfo. In unattended runs, unlock the vault first, for example with Unlock-SecretStore.");
        }
    }

    private static CmdletErrorException Refused(
        string errorId, ErrorCategory category, string message, string name, string action) =>
        new(errorId, category, message, name) { RecommendedAction = action, EndsPipeline = true };
}
