using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands;

/// <summary>The base of commands that change instances one by one, several at the same time. They look up what to do,
/// prompt in the order of the inputs, and act.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceChangeCommand : ExistingInstanceCommand
{
    private InputProcessor<PlannedChange, ChangedInstance>? _inputs;

    /// <summary>Returns each instance after the change. This takes one more request per instance. By default, this
    /// command returns no output.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override bool GivesObjects => PassThru;

    private protected sealed override void AddInput(WorkflowTarget target, string id)
    {
        _inputs ??= Open(new InstanceChangeTask(PassThru), Report);
        AddInput(_inputs, target, id, async () =>
        {
            PlannedChange change =
                await PlanAsync(target.Api.Instances, target.WorkflowName, id).ConfigureAwait(false);
            return new PlannedInput<PlannedChange>(change, change.Action);
        });
    }

    /// <summary>Plans the change of an instance, before the prompt.</summary>
    private protected abstract Task<PlannedChange> PlanAsync(InstancesClient client, string workflowName, string id);
}
