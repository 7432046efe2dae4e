using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Connecting;

/// <summary>Runs the user's script block that returns a token, only in the runspace where it was created.</summary>
internal sealed class TokenProvider(ScriptBlock script)
{
    private readonly Guid _runspaceId = Runspace.DefaultRunspace.InstanceId;

    /// <summary>Must be called on a pipeline thread.</summary>
    /// <returns>The token; null in another runspace.</returns>
    public string? GetToken() => Runspace.DefaultRunspace?.InstanceId == _runspaceId ? Token(Run()) : null;

    private Collection<PSObject?> Run()
    {
        try
        {
            return script.Invoke()!;
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            throw new CmdletErrorException(
                "TokenProviderFailed", ErrorCategory.AuthenticationError,
                $"The script block of -TokenProvider failed: {failure.Message}", null)
            {
                EndsPipeline = true,
            };
        }
    }

    private static string Token(Collection<PSObject?> output) =>
        (output.Count == 1 ? SessionArguments.TokenText(output[0]?.BaseObject) : null)
        ?? throw new CmdletErrorException(
            "TokenProviderFailed", ErrorCategory.AuthenticationError,
            "The script block of -TokenProvider must return one token, as a SecureString or a string.", null)
        {
            RecommendedAction = "Redirect all other output of the script block to $null.",
            EndsPipeline = true,
        };
}
