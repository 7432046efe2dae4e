using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>The base of commands that change triggers. They collect the triggers, and send them once per
/// script.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TriggerCommand : ContextCommand
{
    /// <summary>The service's limit of triggers per script.</summary>
    private const int MostTriggers = 100;

    private readonly Dictionary<(string Account, string Script), (TriggersClient Client, List<WorkflowTrigger> Triggers)>
        _gathered = [];

    private bool _isIncomplete;

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <summary>Whether one rejected trigger prevents the change of the others.</summary>
    private protected virtual bool NeedsAll => false;

    /// <summary>Changes the triggers of a script.</summary>
    private protected abstract void Send(TriggersClient client, string scriptName, List<WorkflowTrigger> triggers);

    /// <summary>Returns the triggers of a script after the change.</summary>
    /// <param name="client">The client.</param>
    /// <param name="scriptName">The script.</param>
    /// <param name="known">The triggers in the response, if it contained them.</param>
    private protected void WriteTriggers(TriggersClient client, string scriptName, WorkflowTrigger[]? known) =>
        WriteObject(known ?? Await(client.GetAsync(scriptName, StopToken)), enumerateCollection: true);

    /// <summary>Reports triggers that exist already, or occurred before in the input.</summary>
    private protected void ReportDuplicates(string scriptName, int count)
    {
        if (count > 0)
        {
            WriteVerbose($"{count} triggers of '{scriptName}' already exist or are duplicates, and were skipped.");
        }
    }

    /// <summary>Collects triggers until the end.</summary>
    /// <param name="values">The descriptions of the triggers. May be empty.</param>
    /// <param name="scriptName">The script; null to use the script of each trigger.</param>
    private protected void Gather(object[] values, string? scriptName)
    {
        TriggersClient client = OpenApi().Triggers;
        if (scriptName is not null)
        {
            _ = Gathered(client, scriptName);
        }

        foreach (object value in values)
        {
            try
            {
                WorkflowTrigger trigger = TriggerArgument.Read(value, scriptName);
                Gathered(client, trigger.ScriptName).Add(trigger);
            }
            catch (CmdletErrorException refused)
            {
                _isIncomplete = true;
                Guard(value, () => throw refused);
            }
        }
    }

    /// <inheritdoc/>
    protected sealed override void OnEnd()
    {
        if (_isIncomplete && NeedsAll)
        {
            return;
        }

        foreach (KeyValuePair<(string Account, string Script), (TriggersClient Client, List<WorkflowTrigger> Triggers)>
            script in _gathered)
        {
            Guard(script.Key.Script, () => SendCounted(script.Value.Client, script.Key.Script, script.Value.Triggers));
        }
    }

    private List<WorkflowTrigger> Gathered(TriggersClient client, string scriptName)
    {
        if (!_gathered.TryGetValue((client.AccountId, scriptName), out (TriggersClient, List<WorkflowTrigger> Triggers) known))
        {
            known = (client, []);
            _gathered.Add((client.AccountId, scriptName), known);
        }

        return known.Triggers;
    }

    private void SendCounted(TriggersClient client, string scriptName, List<WorkflowTrigger> triggers)
    {
        if (triggers.Count > MostTriggers)
        {
            throw new CmdletErrorException(
                "TooManyTriggers", ErrorCategory.LimitsExceeded,
                $"A script can have up to {MostTriggers} triggers, but you specified {triggers.Count}.", scriptName);
        }

        Send(client, scriptName, triggers);
    }
}
