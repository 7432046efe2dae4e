using System.ComponentModel;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands;

/// <summary>What the commands share that change instances one by one, several at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceChangeCommand : InstanceCommand
{
    private readonly InputFanOut<ChangedInstance> _fanOut;

    private protected InstanceChangeCommand()
    {
        _fanOut = new InputFanOut<ChangedInstance>(
            Guard, Await, changed => ChangeReport.Tell(this, changed));
    }

    /// <summary>Gives back each instance as it is afterwards: one request more for each.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

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
        if (ShouldProcess($"{WorkflowName}/{id}", Action(id)))
        {
            _fanOut.Add(id, RunAsync(client, WorkflowName, id, StopToken));
        }
    }

    private async Task<ChangedInstance> RunAsync(
        InstancesClient client, string workflowName, string id, CancellationToken cancellationToken)
    {
        ChangedInstance changed =
            await ChangeAsync(client, workflowName, id, cancellationToken).ConfigureAwait(false);
        return PassThru ? await changed.ReadAsync(cancellationToken).ConfigureAwait(false) : changed;
    }
}
