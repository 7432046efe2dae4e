using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Creates a workflow, or changes its code or settings.</summary>
/// <remarks>
/// <para>
/// What you do not give is kept: the command reads the workflow and its newest version, and sends the whole. A setting
/// given as $null, or as an empty list, is removed, so that the service's default holds. Where nothing would change, nothing
/// is sent; every change makes a version.
/// </para>
/// <para>
/// A workflow that does not exist is created if both -ScriptName and -ClassName are given. The Worker script must be
/// deployed before, and export the class. A workflow belongs to one script: giving it to another needs -Force.
/// </para>
/// <para>
/// Objects with the parameters' names as properties, for example from a CSV, set a workflow each; properties that are empty
/// are kept. The token needs the permission Workers Scripts Write. Schedules need a paid plan.
/// </para>
/// </remarks>
/// <example>
/// <code>Set-CfWorkflow order-fulfilment -StepLimit 5000 -ErrorRetention '14 days' -WhatIf</code>
/// <para>Shows what would change.</para>
/// </example>
/// <example>
/// <code>Set-CfWorkflow nightly-report -Schedule '30 2 * * *', '0 14 * * mon-fri' -PassThru</code>
/// <para>Starts an instance every night at 02:30 and from Monday to Friday at 14:00, in UTC, and shows the workflow.</para>
/// </example>
/// <example>
/// <code>Set-CfWorkflow order-returns -ScriptName shop-api -ClassName OrderReturns</code>
/// <para>Creates a workflow of a class that the Worker shop-api exports.</para>
/// </example>
/// <example>
/// <code>Set-CfWorkflow nightly-report -Schedule @() -SuccessRetention $null</code>
/// <para>Removes the schedules, and lets the account's retention hold.</para>
/// </example>
/// <seealso cref="GetCfWorkflowCommand"/>
/// <seealso cref="GetCfWorkflowVersionCommand"/>
/// <seealso cref="RemoveCfWorkflowCommand"/>
[Cmdlet(VerbsCommon.Set, "CfWorkflow", SupportsShouldProcess = true)]
[OutputType(typeof(Workflow))]
public sealed class SetCfWorkflowCommand : SettingCommand
{
    /// <summary>The workflow: 1 to 64 letters, digits, hyphens and underscores, not beginning with a hyphen.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WorkflowName, ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>The class in the Worker script.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), TextArgument]
    public string? ClassName { get; set; }

    /// <summary>The Worker script that exports the class.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextArgument, ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string? ScriptName { get; set; }

    /// <summary>How many steps an instance may have, 1 to 25,000. The service's default is 1,024 on the free plan and 10,000
    /// on a paid one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberArgument]
    public int? StepLimit { get; set; }

    /// <summary>The cron expressions that start instances, in UTC: all of them, for they replace those that are there. One that
    /// is given twice is sent once. Write days of the week as names (mon-fri): as a number, 1 is Sunday.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), TextArgument(IsList = true)]
    public string[]? Schedule { get; set; }

    /// <summary>How many instances may run at once.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberArgument]
    public int? ConcurrencyLimit { get; set; }

    /// <summary>Takes the workflow away from the script that it belongs to.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>What is piped in: a workflow, or an object with the name of one in its property Name.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        new WorkflowInput(InputObject).RefuseOther();
        Guard(Name, () => Change(OpenApi()));
    }

    private void Change(AccountApi api)
    {
        WorkflowUpdate update = Await(WorkflowUpdate.PlanAsync(api, Name, Changes(), StopToken));
        RefuseOtherOwner(update);
        if (update.Differences.Count == 0)
        {
            WriteVerbose($"'{Name}' is as it should be.");
        }
        else if (!ShouldProcess(Name, Told(update)))
        {
            return;
        }
        else if (Await(api.Definitions.PutAsync(Name, update.After, StopToken)))
        {
            WriteWarning($"The instances of a workflow '{Name}' that was removed are still being ended.");
        }

        if (PassThru && !IsWhatIf)
        {
            WriteObject(Await(api.Workflows.GetAsync(Name, StopToken)));
        }
    }

    private WorkflowChanges Changes()
    {
        string[]? crons = (IsTyped(nameof(Schedule)) ? Schedule : Schedule?.Where(cron => cron.Length > 0))?.Distinct().ToArray();
        WorkflowChanges changes = new()
        {
            ScriptName = Required(nameof(ScriptName), ScriptName),
            ClassName = Required(nameof(ClassName), ClassName),
            StepLimit = Asked(nameof(StepLimit), StepLimit),
            Schedules = Asked(nameof(Schedule), crons is { Length: > 0 } ? crons : null),
            SuccessRetention = Asked(nameof(SuccessRetention), SuccessRetention),
            ErrorRetention = Asked(nameof(ErrorRetention), ErrorRetention),
            ConcurrencyLimit = Asked(nameof(ConcurrencyLimit), ConcurrencyLimit),
        };
        return changes.Breach() is (string parameter, string reason)
            ? throw new CmdletErrorException(
                "Invalid" + parameter, ErrorCategory.InvalidArgument, $"-{parameter} is refused: {reason}.", Name)
            : changes;
    }

    private void RefuseOtherOwner(WorkflowUpdate update)
    {
        if (update.ChangesOwner && !Force)
        {
            string owner = update.Before!.ScriptName;
            throw new CmdletErrorException(
                "OwnedByAnotherScript", ErrorCategory.ResourceExists,
                $"'{Name}' belongs to the script '{owner}', not to '{update.After.ScriptName}'.", Name)
            {
                RecommendedAction = $"Give it to '{update.After.ScriptName}' with -Force, or take another name.",
            };
        }
    }

    /// <summary>A workflow has a script and a class: neither can be removed.</summary>
    private string? Required(string parameter, string? value) =>
        IsTyped(parameter) ? value ?? "" : string.IsNullOrEmpty(value) ? null : value;

    private static string Told(WorkflowUpdate update) => update.Before is null
        ? "Create workflow: " + string.Join(", ", update.Differences.Select(setting => setting.ToStringAsNew()))
        : "Change workflow: " + string.Join(", ", update.Differences);
}
