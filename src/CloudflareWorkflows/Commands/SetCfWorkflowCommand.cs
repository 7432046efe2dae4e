using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Creates a workflow, or changes its code or settings.</summary>
/// <remarks>
/// <para>
/// Settings that you don't specify are kept: the command reads the workflow and its newest version, and sends the
/// complete definition. To remove a setting, specify $null or an empty list; the default of the service then applies.
/// If nothing would change, the command sends no change. Each change creates a version.
/// </para>
/// <para>
/// A workflow that doesn't exist is created if you specify both -ScriptName and -ClassName. The Worker script must
/// already be deployed, and must export the class. A workflow belongs to one script. To move it to another script, use
/// -Force.
/// </para>
/// <para>
/// You can pipe objects with the parameter names as properties, for example rows of a CSV file. Each object sets one
/// workflow. Empty properties keep the current setting. The token needs the permission Workers Scripts Write. Schedules
/// need a paid plan.
/// </para>
/// <para>
/// You can also pipe definitions from Import-CfWorkflowDefinition. Then the file is complete: a setting that it doesn't have
/// is removed. Only a new workflow gets the jurisdiction of its definition. A reference to a workflow of another Worker is
/// the error NotDefinedHere.
/// </para>
/// </remarks>
/// <example>
/// <code>Set-CfWorkflow order-fulfilment -StepLimit 5000 -ErrorRetention '14 days' -WhatIf</code>
/// <para>Shows what would change.</para>
/// </example>
/// <example>
/// <code>Set-CfWorkflow nightly-report -Schedule '30 2 * * *', '0 14 * * mon-fri' -PassThru</code>
/// <para>Starts an instance every night at 02:30, and from Monday to Friday at 14:00, in UTC. The command returns the
/// workflow.</para>
/// </example>
/// <example>
/// <code>Set-CfWorkflow order-returns -ScriptName shop-api -ClassName OrderReturns</code>
/// <para>Creates a workflow from a class that the Worker script shop-api exports.</para>
/// </example>
/// <example>
/// <code>Set-CfWorkflow nightly-report -Schedule @() -SuccessRetention $null</code>
/// <para>Removes the schedules, and uses the retention of the account.</para>
/// </example>
/// <example>
/// <code>Import-CfWorkflowDefinition wrangler.jsonc -Environment production | Set-CfWorkflow -WhatIf</code>
/// <para>Shows what would change if the account became as the file defines it.</para>
/// </example>
/// <seealso cref="ImportCfWorkflowDefinitionCommand"/>
/// <seealso cref="GetCfWorkflowCommand"/>
/// <seealso cref="GetCfWorkflowVersionCommand"/>
/// <seealso cref="RemoveCfWorkflowCommand"/>
[Cmdlet(VerbsCommon.Set, "CfWorkflow", SupportsShouldProcess = true, DefaultParameterSetName = DefinitionSet)]
[OutputType(typeof(Workflow))]
public sealed class SetCfWorkflowCommand : SettingCommand
{
    private const string DefinitionSet = "Definition";

    /// <summary>Specifies the name of the workflow: 1 to 64 letters, digits, hyphens, and underscores. The first
    /// character can't be a hyphen.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SettingSet, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.WorkflowName), ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Specifies the class in the Worker script.</summary>
    [Parameter(ParameterSetName = SettingSet, ValueFromPipelineByPropertyName = true), TextArgument]
    public string? ClassName { get; set; }

    /// <summary>Specifies the Worker script that exports the class.</summary>
    [Parameter(ParameterSetName = SettingSet, ValueFromPipelineByPropertyName = true)]
    [TextArgument, ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string? ScriptName { get; set; }

    /// <summary>Specifies how many steps an instance can have, from 1 to 25,000. The default of the service is 1,024 on
    /// the free plan and 10,000 on a paid plan.</summary>
    [Parameter(ParameterSetName = SettingSet, ValueFromPipelineByPropertyName = true)]
    [WholeNumberArgument]
    public int? StepLimit { get; set; }

    /// <summary>Specifies all cron expressions that start instances, in UTC. They replace the existing ones. Duplicates
    /// are sent once. Write days of the week as names (mon-fri): as a number, 1 is Sunday.</summary>
    [Parameter(ParameterSetName = SettingSet, ValueFromPipelineByPropertyName = true), TextArgument(IsList = true)]
    public string[]? Schedule { get; set; }

    /// <summary>Specifies how many instances can run at the same time. The minimum is 1.</summary>
    [Parameter(ParameterSetName = SettingSet, ValueFromPipelineByPropertyName = true)]
    [WholeNumberArgument]
    public int? ConcurrencyLimit { get; set; }

    /// <summary>Moves the workflow to the script in -ScriptName if it belongs to another script. Without this switch,
    /// such a move causes the error OwnedByAnotherScript.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>Specifies the pipeline input: a workflow, or an object with the name of a workflow in its property
    /// Name.</summary>
    [Parameter(ParameterSetName = SettingSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Specifies definitions from Import-CfWorkflowDefinition. A setting that a definition doesn't have is
    /// removed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DefinitionSet, ValueFromPipeline = true)]
    [DefinitionArgument]
    public WorkflowDefinition[] Definition { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnInput()
    {
        if (ParameterSetName == SettingSet)
        {
            new WorkflowInput(InputObject).RefuseOther();
            Guard(Name, () => Change(OpenApi(), Name, Changes()));
            return;
        }

        foreach (WorkflowDefinition definition in Definition)
        {
            Guard(definition.Name, () => Apply(definition));
        }
    }

    private void Apply(WorkflowDefinition definition)
    {
        if (definition.IsReference)
        {
            throw new CmdletErrorException(
                "NotDefinedHere", ErrorCategory.InvalidOperation,
                $"'{definition.Name}' is a reference: the Worker '{definition.ScriptName}' defines it.", definition.Name)
            {
                RecommendedAction = "Import the configuration of that Worker.",
            };
        }

        Change(OpenApi(definition.AccountId), definition.Name, definition.ToChanges());
    }

    private void Change(AccountApi api, string name, WorkflowChanges changes)
    {
        if (changes.Breach() is (string parameter, string reason))
        {
            throw new CmdletErrorException(
                "Invalid" + parameter, ErrorCategory.InvalidArgument, $"{parameter} of '{name}' isn't valid: {reason}.", name);
        }

        WorkflowUpdate update = Await(WorkflowUpdate.PlanAsync(api, name, changes, StopToken));
        RefuseOtherOwner(name, update);
        RefuseOtherJurisdiction(name, update);
        if (update.Differences.Count == 0)
        {
            WriteVerbose($"'{name}' already has these settings.");
        }
        else if (!ShouldProcess(name, Describe(update)))
        {
            return;
        }
        else if (Await(api.Definitions.PutAsync(name, update.After, StopToken)))
        {
            WriteWarning($"The service is still removing the instances of an earlier workflow '{name}'.");
        }

        if (PassThru && !IsWhatIf)
        {
            WriteObject(Await(api.Workflows.GetAsync(name, StopToken)));
        }
    }

    private WorkflowChanges Changes()
    {
        string[]? crons = (IsTyped(nameof(Schedule)) ? Schedule : Schedule?.Where(cron => cron.Length > 0))?.Distinct().ToArray();
        return new WorkflowChanges
        {
            ScriptName = Required(nameof(ScriptName), ScriptName),
            ClassName = Required(nameof(ClassName), ClassName),
            StepLimit = Asked(nameof(StepLimit), StepLimit),
            Schedules = Asked(nameof(Schedule), crons is { Length: > 0 } ? crons : null),
            SuccessRetention = Asked(nameof(SuccessRetention), SuccessRetention),
            ErrorRetention = Asked(nameof(ErrorRetention), ErrorRetention),
            ConcurrencyLimit = Asked(nameof(ConcurrencyLimit), ConcurrencyLimit),
        };
    }

    private void RefuseOtherOwner(string name, WorkflowUpdate update)
    {
        if (update.ChangesOwner && !Force)
        {
            string owner = update.Before!.ScriptName;
            throw new CmdletErrorException(
                "OwnedByAnotherScript", ErrorCategory.ResourceExists,
                $"'{name}' belongs to the script '{owner}', not to '{update.After.ScriptName}'.", name)
            {
                RecommendedAction = $"Use -Force to move it to '{update.After.ScriptName}', or choose another name.",
            };
        }
    }

    private static void RefuseOtherJurisdiction(string name, WorkflowUpdate update)
    {
        if (update.ChangesJurisdiction)
        {
            throw new CmdletErrorException(
                "JurisdictionImmutable", ErrorCategory.InvalidOperation,
                $"'{name}' exists with {(update.Before!.Jurisdiction is string own ? $"the jurisdiction '{own}'" : "no jurisdiction")}, "
                    + $"which can't become '{update.After.Jurisdiction}'.", name)
            {
                RecommendedAction = "Give the workflow a new name, or remove it first, with all its instances.",
            };
        }
    }

    /// <summary>A workflow must have a script and a class. Neither can be removed.</summary>
    private string? Required(string parameter, string? value) =>
        IsTyped(parameter) ? value ?? "" : string.IsNullOrEmpty(value) ? null : value;

    private static string Describe(WorkflowUpdate update) => update.Before is null
        ? "Create workflow: " + string.Join(", ", update.Differences.Select(setting => setting.ToStringAsNew()))
        : "Change workflow: " + string.Join(", ", update.Differences);
}
