using System;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands share which change instances that exist. An object from an archive doesn't say what
/// exists.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExistingInstanceCommand : InstanceTaskCommand
{
    /// <summary>Also accepts instances from an archive. The command reads each of them first, with one request, and changes
    /// it only if it started at the same time as in the archive. If the ID belongs to another run today, the error is
    /// OtherRun. Without this switch, instances from an archive cause the error FromArchive. For other input, this switch has
    /// no effect.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>Whether the command can repeat a request if it's unknown whether the service acted.</summary>
    private protected virtual bool IsRepeatable => true;

    /// <summary>Distinguishes the current input from other inputs for the same instance.</summary>
    private protected virtual string? JournalInput => null;

    private protected sealed override void RefuseUnfit()
    {
        RefuseOther();
        if (!Force && ArchivedInput.Of(InputObject) is ArchivedInput archived)
        {
            throw archived.Refused();
        }
    }

    /// <summary>Rejects an input that the change can't apply to, wherever it comes from.</summary>
    private protected virtual void RefuseOther() => Input.RefuseForChange();

    /// <summary>Takes an instance of the current input.</summary>
    /// <param name="inputs">The processor.</param>
    /// <param name="target">Its workflow.</param>
    /// <param name="id">Its id.</param>
    /// <param name="plan">Plans what to send.</param>
    private protected void AddInput<TInput, TResult>(
        InputProcessor<TInput, TResult> inputs, WorkflowTarget target, string id, Func<Task<PlannedInput<TInput>>> plan)
        where TResult : class
    {
        JournalEntry? entry = inputs.Journal(target, id, JournalInput);

        // A request that an earlier run sent can have made another run of it.
        ArchivedInput? archived = entry?.AskedOn is null ? ArchivedInput.Of(InputObject) : null;
        inputs.Add(target, id, entry, archived is null ? plan : async () =>
        {
            archived.RefuseOtherRun(
                await target.Api.Instances.GetAsync(target.WorkflowName, id, steps: false, StopToken).ConfigureAwait(false));
            return await plan().ConfigureAwait(false);
        });
    }

    /// <summary>Creates the processor of the inputs.</summary>
    private protected InputProcessor<TInput, TResult> Open<TInput, TResult>(
        InputTask<TInput, TResult> task, Action<TResult> report)
        where TResult : class =>
        Process(task, OpenJournal(JournalPath, IsRepeatable), (_, outcome) => report(outcome.ResultOrThrow()));

    /// <summary>Writes the outcome of the change of an instance.</summary>
    private protected void Report(ChangedInstance changed)
    {
        if (changed.WasThere)
        {
            WriteVerbose($"There was nothing to do: '{changed.Id}' is {changed.Status}.");
        }

        if (changed.Read is not null)
        {
            WriteObject(changed.Read);
        }
    }
}
