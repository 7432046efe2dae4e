using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Connecting;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>What the commands share that use the context of their runspace.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SessionCommand : CloudflareCommand
{
    /// <summary>The context that Connect-CfWorkflow set up, else one made of the environment; null without either.</summary>
    private protected WorkflowContext? RunspaceContext()
    {
        DefaultContext.Slot slot = DefaultContext.Current;
        EnvironmentSettings settings = EnvironmentSettings.Now();
        if (slot.IsNotConnected)
        {
            return null;
        }

        WorkflowContext? context = slot.GetOrNull(settings) ?? FromEnvironment(slot, settings);
        if (context is not null && slot.Connected is null)
        {
            WarnOfOthers(slot, context);
        }

        return context;
    }

    /// <summary>There is no context to run in.</summary>
    private protected static CmdletErrorException NotConnected() => DefaultContext.Current.IsNotConnected
        ? NotConnected(
            "Connect-CfWorkflow did not succeed in this runspace, and nothing else is used in its place.",
            "Run Connect-CfWorkflow until it succeeds. Disconnect-CfWorkflow goes back to the environment.")
        : WithoutCredential();

    /// <summary>There is neither a connection nor a credential in the environment.</summary>
    private protected static CmdletErrorException WithoutCredential() => NotConnected(
        "There is no connection, and CLOUDFLARE_API_TOKEN is not set.",
        "Run Connect-CfWorkflow, or set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID.");

    private static CmdletErrorException NotConnected(string message, string action) =>
        new("NotConnected", ErrorCategory.AuthenticationError, message, null)
        {
            RecommendedAction = action,
            EndsPipeline = true,
        };

    /// <summary>A runspace of ForEach-Object -Parallel does not have the connection of the one that started it: there the
    /// environment may name quite another account.</summary>
    private void WarnOfOthers(DefaultContext.Slot slot, WorkflowContext context)
    {
        if (slot.HasWarned || !DefaultContext.Others().Any(other => IsElsewhere(other, context)))
        {
            return;
        }

        slot.HasWarned = true;
        WriteWarning(
            $"This runspace has no connection of its own and uses the account of the environment, {context}. Another "
            + "runspace of this process uses a different connection. Hand that one over with -Context.");
    }

    private static bool IsElsewhere(DefaultContext.Slot other, WorkflowContext context) => other.IsNotConnected
        || (other.Connected is WorkflowContext connected
            && (connected.AccountId != context.AccountId || connected.BaseUri != context.BaseUri));

    private WorkflowContext? FromEnvironment(DefaultContext.Slot slot, EnvironmentSettings settings)
    {
        if (SessionArguments.OfEnvironment(settings) is not SessionSettings session)
        {
            return null;
        }

        Task<WorkflowContext> opening = ContextFactory.OpenCloudAsync(session, check: false, this, StopToken);
        WorkflowContext context = SessionArguments.AwaitAccount(() => Await(opening));
        slot.FromEnvironment = (settings, context);
        return context;
    }
}
