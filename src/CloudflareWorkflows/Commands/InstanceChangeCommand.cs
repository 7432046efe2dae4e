using System.ComponentModel;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Telling;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands;

/// <summary>What the commands share that change instances one by one, several at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceChangeCommand : InstanceTaskCommand
{
    private readonly InputFanOut<ChangedInstance> _fanOut;

    private protected InstanceChangeCommand()
    {
        _fanOut = new InputFanOut<ChangedInstance>(
            Guard, Await, changed => ChangeReport.Tell(this, changed))
        {
            Settled = () => Count(),
        };
    }

    /// <summary>Gives back each instance as it is afterwards: one request more for each.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool GivesObjects => PassThru;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        InstancesClient client = OpenApi().Instances;
        foreach (string id in Id)
        {
            Guard(id, () => Start(client, id));
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd() => _fanOut.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _fanOut.Dispose();
        }
    }

    /// <summary>What is done, as -WhatIf and -Confirm tell it.</summary>
    private protected abstract string Action(string id);

    /// <summary>Does it to one instance.</summary>
    private protected abstract Task<ChangedInstance> ChangeAsync(
        InstancesClient client, string workflowName, string id, CancellationToken cancellationToken);

    private void Start(InstancesClient client, string id)
    {
        JournalEntry? entry = Journalled(client.AccountId, WorkflowName, id);
        if (entry?.IsSettled == true || ShouldProcess($"{WorkflowName}/{id}", Action(id)))
        {
            _fanOut.Add(id, RunAsync(client, WorkflowName, id, entry, StopToken));
        }
    }

    private async Task<ChangedInstance> RunAsync(
        InstancesClient client, string workflowName, string id, JournalEntry? entry,
        CancellationToken cancellationToken)
    {
        if (entry?.IsSettled == true)
        {
            ChangedInstance before = new(client, workflowName, id, entry.StatusOrThrow(), WasThere: false);
            return PassThru ? before.Told() : before;
        }

        ChangedInstance changed = await Journalled(
            entry, () => ChangeAsync(client, workflowName, id, cancellationToken), done => done.Status)
            .ConfigureAwait(false);
        return PassThru ? await changed.ReadAsync(cancellationToken).ConfigureAwait(false) : changed;
    }
}
