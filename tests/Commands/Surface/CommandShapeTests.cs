using System;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Surface;

/// <summary>Rules for every command, including future ones.</summary>
public sealed class CommandShapeTests(Shell shell) : IClassFixture<Shell>
{
    /// <summary>It works outside an account, so that it addresses nothing in one.</summary>
    private const string ListsAccounts = "Get-CfWorkflowAccount";

    /// <summary>They work on what is piped, or on files, without a connection.</summary>
    private static readonly string[] s_sendNothing = ["Import-CfWorkflowDefinition", "Import-CfWorkflowInstance", "Measure-CfWorkflowInstance"];

    private static readonly string[] s_readingVerbs = ["Compare", "Connect", "ConvertTo", "Disconnect", "Get", "Group", "Import", "Measure", "Test", "Wait", "Watch"];

    /// <summary>It reads from the service and changes local files.</summary>
    private const string WritesFiles = "Get-CfWorkflowStep";

    public static TheoryData<string> Commands => [.. AllCommands.Names];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Verbs_are_approved_and_nouns_have_the_module_prefix(string name)
    {
        CmdletInfo command = AllCommands.Find(shell, name);

        Assert.Contains(command.Verb, ApprovedVerbs());
        Assert.Matches("^CfWorkflow([A-Z][a-z]+)*$", command.Noun);
        Assert.False(command.Noun.EndsWith('s'), "Nouns are singular.");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void OutputType_is_declared(string name)
    {
        ReadOnlyCollection<PSTypeName> types = AllCommands.Find(shell, name).OutputType;

        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.NotNull(type.Type));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Commands_that_change_something_support_ShouldProcess(string name)
    {
        CmdletInfo command = AllCommands.Find(shell, name);
        bool changes = !s_readingVerbs.Contains(command.Verb) || name == WritesFiles;

        Assert.Equal(changes, command.Parameters.ContainsKey("WhatIf"));
        Assert.Equal(changes, command.Parameters.ContainsKey("Confirm"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Only_workflow_deletion_has_high_ConfirmImpact(string name)
    {
        Type type = AllCommands.Find(shell, name).ImplementingType;

        bool asks = type.GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact == ConfirmImpact.High;

        Assert.Equal(name == "Remove-CfWorkflow", asks);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Objects_can_be_piped_into_every_parameter_set_that_addresses_something(string name)
    {
        Assert.All(AllCommands.Find(shell, name).ParameterSets, set =>
        {
            bool addresses = (set.Parameters.Any(parameter => parameter.Name is "Context") && name != ListsAccounts) || s_sendNothing.Contains(name);
            bool binds = set.Parameters.Any(parameter =>
                KeysOf(name).Contains(parameter.Name) && parameter.ValueFromPipelineByPropertyName
                || parameter.ValueFromPipeline);
            Assert.Equal(addresses, binds);
        });
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Only_keys_bind_by_property_name(string name)
    {
        string[] keys = ["WorkflowName", "Id", "VersionId", "AccountId", "Name", "Params", "KeyId", "KeyName", "ScriptName", "LiteralPath"];
        string[] settings =
            ["ClassName", "StepLimit", "Schedule", "SuccessRetention", "ErrorRetention", "ConcurrencyLimit", "Limit"];
        string[] allowed = name.StartsWith("Set-", StringComparison.Ordinal) || name == "New-CfWorkflowConcurrencyKey"
            ? [.. keys, .. settings]
            : keys;

        Assert.All(
            AllCommands.Find(shell, name).ParameterSets.SelectMany(set => set.Parameters)
                .Where(parameter => parameter.ValueFromPipelineByPropertyName),
            parameter => Assert.Contains(parameter.Name, allowed));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Positions_are_for_the_workflow_and_then_for_the_id(string name)
    {
        Assert.All(
            AllCommands.Find(shell, name).ParameterSets.SelectMany(set => set.Parameters)
                .Where(parameter => parameter.Position >= 0),
            parameter => Assert.Equal(PositionOf(parameter.Name), parameter.Position));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Key_parameters_have_the_same_name_everywhere(string name)
    {
        CmdletInfo command = AllCommands.Find(shell, name);

        if (command.Parameters.TryGetValue("WorkflowName", out ParameterMetadata? workflow))
        {
            Assert.Empty(workflow.Aliases);
        }

        if (command.Parameters.TryGetValue("Id", out ParameterMetadata? id))
        {
            // The id of a version, which no pipeline object has in this property.
            bool isOfVersion = name == "Get-CfWorkflowVersion";
            Assert.Equal(isOfVersion ? [] : ["InstanceId"], id.Aliases);
            Assert.Equal(
                !isOfVersion && name is not ("New-CfWorkflowInstance" or "Import-CfWorkflowInstance"),
                id.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Commands_that_send_requests_have_Context_and_AccountId(string name)
    {
        CmdletInfo command = AllCommands.Find(shell, name);
        bool asks = name is not ("Connect-CfWorkflow" or "Disconnect-CfWorkflow" or "Get-CfWorkflowContext") && !s_sendNothing.Contains(name);

        Assert.Equal(asks, command.Parameters.ContainsKey("Context"));
        Assert.Equal((asks && name != ListsAccounts) || name == "Connect-CfWorkflow", command.Parameters.ContainsKey("AccountId"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_time_parameter_is_culture_invariant(string name) => Assert.All(
        AllCommands.Find(shell, name).Parameters.Values.Where(parameter => parameter.ParameterType == typeof(DateTimeOffset?)
            || parameter.ParameterType == typeof(DateTime?) || parameter.ParameterType == typeof(DateTimeOffset)
            || parameter.ParameterType == typeof(DateTime)),
        parameter => Assert.Contains(
            parameter.Attributes, attribute => attribute.GetType().Name == "TimeArgumentAttribute"));

    /// <summary>The keys of each command. Commands about the account itself use the account.</summary>
    private static string[] KeysOf(string name) => name.EndsWith("Setting", StringComparison.Ordinal)
        || name is "Invoke-CfWorkflowApi" or "Get-CfWorkflowConcurrencyKey" or "Remove-CfWorkflowTrigger"
        ? ["AccountId"]
        : ["WorkflowName", "Name", "KeyId", "KeyName", "ScriptName", "LiteralPath"];

    /// <summary>Compare-CfWorkflowInstance takes two objects, as Compare-Object does.</summary>
    private static int PositionOf(string parameter) => parameter switch
    {
        "WorkflowName" or "Name" or "ApiToken" or "Path" or "ReferenceInstance" or "ReferenceVersion" => 0,
        "Id" or "VersionId" or "DifferenceInstance" or "DifferenceVersion" => 1,
        _ => -1,
    };

    private static string[] ApprovedVerbs() => [.. typeof(VerbsCommon).Assembly.GetExportedTypes()
        .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => (string)field.GetRawConstantValue()!)];
}
