using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Connecting;
using CloudflareWorkflows.Commands.Telling;
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
        return slot.Ready(settings) ?? FromEnvironment(slot, settings);
    }

    private protected static InputRefusedException NotConnected() => new(
        "NotConnected", ErrorCategory.AuthenticationError,
        "There is no connection, and CLOUDFLARE_API_TOKEN is not set.", null)
    {
        RecommendedAction = "Run Connect-CfWorkflow, or set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID.",
        EndsPipeline = true,
    };

    private WorkflowContext? FromEnvironment(DefaultContext.Slot slot, EnvironmentSettings settings)
    {
        if (SessionArguments.OfEnvironment(settings) is not SessionSettings session)
        {
            return null;
        }

        Task<WorkflowContext> opening = SessionOpener.OpenCloudAsync(session, check: false, this, StopToken);
        WorkflowContext context = SessionArguments.AwaitAccount(() => Await(opening));
        slot.FromEnvironment = (settings, context);
        return context;
    }
}
