using System.Collections.ObjectModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Creating;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>The ID of a copy: that of -NewId, or the default.</summary>
internal static class CopyIdArgument
{
    /// <summary>Returns the ID of the copy of an instance.</summary>
    /// <param name="newId">The argument: text, or a script block; null for the default.</param>
    /// <param name="old">The old instance, for $_ of the script block.</param>
    /// <exception cref="CmdletErrorException">It is not an ID.</exception>
    public static string Of(object? newId, WorkflowInstance old)
    {
        if (newId is null)
        {
            return CopyId.Of(old.Id);
        }

        string? id = KeyText.Of(BaseObject.OrCustomObject(newId) is ScriptBlock script ? Run(script, old) : newId);
        return string.IsNullOrEmpty(id)
            ? throw Refused(old, "-NewId must be or return one ID: text, a whole number, or a Guid.")
            : ServiceRules.NewInstanceId(id!) is string breach
                ? throw Refused(old, $"-NewId is '{id}': {breach}.")
                : id!;
    }

    private static PSObject? Run(ScriptBlock script, WorkflowInstance old)
    {
        try
        {
            Collection<PSObject> values = script.InvokeWithContext(null, [new PSVariable("_", old)]);
            return values.Count == 1 ? values[0] : null;
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            throw Refused(old, $"-NewId failed: {failure.Message}");
        }
    }

    private static CmdletErrorException Refused(WorkflowInstance old, string reason) => new(
        "InvalidId", ErrorCategory.InvalidArgument, $"No copy of '{old.Id}' was started: {reason}", old.Id);
}
