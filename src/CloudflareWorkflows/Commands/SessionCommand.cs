using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Connecting;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>The base of commands that use the context of their runspace.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SessionCommand : CloudflareCommand
{
    /// <summary>The connection of the runspace, or else a context from the environment variables; null without
    /// both.</summary>
    /// <param name="needsAccount">Whether the command works in an account.</param>
    private protected WorkflowContext? RunspaceContext(bool needsAccount = true)
    {
        DefaultContext.Slot slot = DefaultContext.Current;
        EnvironmentSettings settings = EnvironmentSettings.Now();
        if (slot.IsNotConnected)
        {
            return null;
        }

        WorkflowContext? context = slot.GetOrNull(settings) ?? FromEnvironment(slot, settings, needsAccount);
        if (context is not null && slot.Connected is null)
        {
            WarnOfOthers(slot, context);
        }

        return context;
    }

    /// <summary>There is no context to run in.</summary>
    private protected static CmdletErrorException NotConnected() => DefaultContext.Current.IsNotConnected
        ? NotConnected(
            "Connect-CfWorkflow failed in this runspace. No other connection is used instead.",
            "Run Connect-CfWorkflow again, or run Disconnect-CfWorkflow to use the environment variables.")
        : WithoutCredential();

    /// <summary>There is neither a connection nor a credential in the environment.</summary>
    private protected static CmdletErrorException WithoutCredential() => NotConnected(
        "This runspace isn't connected, and CLOUDFLARE_API_TOKEN isn't set.",
        "Run Connect-CfWorkflow, or set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID.");

    private static CmdletErrorException NotConnected(string message, string action) =>
        new("NotConnected", ErrorCategory.AuthenticationError, message, null)
        {
            RecommendedAction = action,
            EndsPipeline = true,
        };

    /// <summary>A runspace of ForEach-Object -Parallel does not have the connection of its parent. The environment
    /// variables may name a different account.</summary>
    private void WarnOfOthers(DefaultContext.Slot slot, WorkflowContext context)
    {
        if (slot.HasWarned || !DefaultContext.Others().Any(other => IsElsewhere(other, context)))
        {
            return;
        }

        slot.HasWarned = true;
        WriteWarning(
            $"This runspace isn't connected and uses the account of the environment variables, {context}. Another "
            + "runspace of this process uses a different connection. Pass that connection with -Context.");
    }

    private static bool IsElsewhere(DefaultContext.Slot other, WorkflowContext context) => other.IsNotConnected
        || (other.Connected is WorkflowContext connected
            && (connected.AccountId != context.AccountId || connected.BaseUri != context.BaseUri));

    private WorkflowContext? FromEnvironment(
        DefaultContext.Slot slot, EnvironmentSettings settings, bool needsAccount)
    {
        if (SessionArguments.OfEnvironment(settings) is not SessionSettings session)
        {
            return null;
        }

        // A context without an account is not cached: other commands find the account if there is only one.
        bool hasNone = !needsAccount && session.AccountId is null;
        Task<WorkflowContext> opening = ContextFactory.OpenCloudAsync(
            session with { NoAccount = hasNone }, check: false, Log, StopToken);
        WorkflowContext context = SessionArguments.AwaitAccount(() => Await(opening));
        slot.FromEnvironment = hasNone ? slot.FromEnvironment : (settings, context);
        return context;
    }
}
