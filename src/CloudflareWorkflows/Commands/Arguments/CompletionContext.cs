using System;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Connecting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Finds the context in which the command on the line would run.</summary>
internal static class CompletionContext
{
    /// <summary>Must be called on the thread of the runspace.</summary>
    /// <returns>A function that opens the context; null if there is none, or it is not known yet.</returns>
    public static Func<CancellationToken, Task<WorkflowContext?>>? Find(CompletionInput input)
    {
        if (input.SpecifiesContext || Runspace.DefaultRunspace is null)
        {
            return input.Context is WorkflowContext given ? _ => Task.FromResult<WorkflowContext?>(given) : null;
        }

        DefaultContext.Slot slot = DefaultContext.Current;
        if (slot.IsNotConnected)
        {
            return null;
        }

        EnvironmentSettings settings = EnvironmentSettings.Now();
        if (slot.GetOrNull(settings) is WorkflowContext ready)
        {
            return _ => Task.FromResult<WorkflowContext?>(ready);
        }

        return settings.Equals(slot.Unusable) || SessionArguments.OfEnvironment(settings) is not SessionSettings session
            ? null
            : token => OpenAsync(slot, settings, session, token);
    }

    private static async Task<WorkflowContext?> OpenAsync(
        DefaultContext.Slot slot, EnvironmentSettings settings, SessionSettings session,
        CancellationToken cancellationToken)
    {
        try
        {
            WorkflowContext context = await ContextFactory
                .OpenCloudAsync(session, check: false, NullRequestLog.Instance, cancellationToken).ConfigureAwait(false);
            slot.FromEnvironment = (settings, context);
            return context;
        }
        catch (Exception failure) when (failure is CloudflareException or AccountChoiceException)
        {
            // A command will report the failure; pressing Tab again does not repeat the request.
            slot.Unusable = settings;
            return null;
        }
    }
}
