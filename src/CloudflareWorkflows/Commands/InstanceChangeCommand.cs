using System;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands;

/// <summary>The base of commands that change instances one by one, several at the same time. They look up what to do,
/// prompt in the order of the inputs, and act.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceChangeCommand : InstanceTaskCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly InputFanOut<Action> _plans;
    private readonly InputFanOut<ChangedInstance> _changes;
    private DateTimeOffset? _lastInputOn;

    private protected InstanceChangeCommand()
    {
        _plans = new InputFanOut<Action>(Guard, Await, act => act());
        _changes = new InputFanOut<ChangedInstance>(Guard, Await, changed => ChangeReport.Tell(this, changed))
        {
            Settled = () => Count(),
        };
    }

    /// <summary>Returns each instance after the change. This takes one more request per instance. By default, this
    /// command returns no output.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override bool GivesObjects => PassThru;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        InstancesClient client = OpenApi().Instances;
        foreach (string id in InstanceIds())
        {
            JournalEntry? entry = JournaledInput(client.AccountId, id);
            _plans.Add(id, entry?.IsSettled == true ? Remembered(client, id, entry) : PlanAsync(client, id, entry));
        }

        // Where inputs come slowly, what was planned does not wait for the next.
        if (_lastInputOn is null || Resolved.Time.GetUtcNow() - _lastInputOn > s_patience)
        {
            _plans.Finish();
        }

        _lastInputOn = Resolved.Time.GetUtcNow();
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        _plans.Finish();
        _changes.Finish();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _plans.Dispose();
            _changes.Dispose();
        }
    }

    /// <summary>Finds out what to do to an instance, before the prompt.</summary>
    private protected abstract Task<PlannedChange> PlanAsync(InstancesClient client, string workflowName, string id);

    private async Task<Action> PlanAsync(InstancesClient client, string id, JournalEntry? entry)
    {
        string target = $"{WorkflowName}/{id}";
        PlannedChange plan = await PlanAsync(client, WorkflowName, id).ConfigureAwait(false);
        return () =>
        {
            if (ShouldProcess(target, plan.Action))
            {
                _changes.Add(id, RunAsync(plan, entry));
            }
        };
    }

    private async Task<ChangedInstance> RunAsync(PlannedChange plan, JournalEntry? entry)
    {
        ChangedInstance changed =
            await JournalEntry.RunAsync(entry, plan.RunAsync, done => done.Status).ConfigureAwait(false);
        return PassThru ? await changed.ReadAsync(StopToken).ConfigureAwait(false) : changed;
    }

    /// <summary>What an earlier run was told, in its place among the others.</summary>
    private Task<Action> Remembered(InstancesClient client, string id, JournalEntry entry)
    {
        string workflowName = WorkflowName;
        return Task.FromResult<Action>(() =>
        {
            ChangedInstance before = new(client, workflowName, id, entry.StatusOrThrow(), WasThere: false);
            _changes.Add(id, Task.FromResult(PassThru ? before.WithReportedStatus() : before));
        });
    }
}
