using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>A filter parameter with a null value is rejected. It is neither ignored nor treated as "matches
/// nothing".</summary>
public sealed class NullInputTests(SharedAccount account, Shell shell) : IClassFixture<SharedAccount>, IClassFixture<Shell>
{
    /// <summary>Parameters for which null has a meaning: a setting to remove, a value to send, an empty set.</summary>
    private static readonly Dictionary<string, string> s_meaningful = new()
    {
        ["Send-CfWorkflowEvent -Payload"] = "JSON's null, or an empty text or list.",
        ["Set-CfWorkflow -StepLimit"] = "Back to the default.",
        ["Set-CfWorkflow -Schedule"] = "No schedule.",
        ["Set-CfWorkflow -SuccessRetention"] = "Back to the default.",
        ["Set-CfWorkflow -ErrorRetention"] = "Back to the default.",
        ["Set-CfWorkflow -ConcurrencyLimit"] = "Back to the default.",
        ["Set-CfWorkflowSetting -SuccessRetention"] = "Back to the default.",
        ["Set-CfWorkflowSetting -ErrorRetention"] = "Back to the default.",
        ["Set-CfWorkflowTrigger -Trigger"] = "No trigger.",
        ["Copy-CfWorkflowInstance -Params"] = "JSON's null, or an empty text or list.",
        ["Copy-CfWorkflowInstance -SuccessRetention"] = "The retention of the workflow.",
        ["Copy-CfWorkflowInstance -ErrorRetention"] = "The retention of the workflow.",
        ["Get-CfWorkflowHealth -Baseline"] = "No earlier error, so every error is new.",
        ["Group-CfWorkflowError -Baseline"] = "No earlier error, so every error is new.",
        ["Measure-CfWorkflowInstance -Baseline"] = "Nothing to compare with, which is a warning.",
        ["Test-CfWorkflowVersion -Instance"] = "No history.",
        ["Invoke-CfWorkflowApi -Body"] = "No body, or an empty text or list.",
    };

    /// <summary>Other arguments that a command needs before it sends a request.</summary>
    private static readonly Dictionary<string, string> s_needs = new()
    {
        ["WorkflowName"] = "w",
        ["Name"] = "w",
        ["Id"] = "i",
        ["ReferenceVersion"] = "([pscustomobject]@{ WorkflowName = 'w'; VersionId = '00000000-0000-4000-8000-000000000001' })",
        ["DifferenceVersion"] = "([pscustomobject]@{ WorkflowName = 'w'; VersionId = '00000000-0000-4000-8000-000000000000' })",
        ["DifferenceInstance"] = "([pscustomobject]@{ WorkflowName = 'w'; Id = 'i' })",
        ["VersionId"] = "00000000-0000-4000-8000-000000000000",
        ["KeyId"] = "k",
        ["KeyName"] = "k",
        ["ScriptName"] = "s",
        ["Type"] = "t",
        ["Limit"] = "1",
        ["Path"] = "workflows",
        ["LiteralPath"] = "workflows",
        ["Definition"] = $"(Import-CfWorkflowDefinition '{BuildPaths.SampleConfiguration}')",
        ["Trigger"] = "@{ type = 't'; targets = 'w' }",
        ["FromStep"] = "s",
        ["FromFailedStep"] = "",
        ["OutFile"] = "none.txt",
        ["InputObject"] = "([pscustomobject]@{ Status = 'complete' })",
    };

    /// <summary>New- and Connect- validate their input in code and have their own tests.</summary>
    public static TheoryData<string> Commands =>
    [
        .. AllCommands.Names.Except(
            ["New-CfWorkflowInstance", "Connect-CfWorkflow", "Disconnect-CfWorkflow", "Get-CfWorkflowContext"]),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_null_parameter_value_is_rejected(string name)
    {
        List<string> taken = [];
        foreach ((string parameter, string set) in ParametersOf(name))
        {
            foreach (string nothing in new[] { "$null", "''", "@()" })
            {
                ShellResult result = account.Run($"$ConfirmPreference = 'None'; {name} {set} -{parameter} {nothing}");
                if (account.Requests.Count > 0 || result.Errors.Count == 0)
                {
                    taken.Add($"{name} -{parameter} {nothing}");
                }
            }
        }

        string[] vanished =
            [.. taken.Where(call => !s_meaningful.Keys.Any(key => call.StartsWith(key + " ", StringComparison.Ordinal)))];
        Assert.Empty(vanished);
    }

    /// <summary>Each parameter, and the other mandatory parameters.</summary>
    private IEnumerable<(string Parameter, string Set)> ParametersOf(string name) =>
        from set in AllCommands.Find(shell, name).ParameterSets
        from parameter in set.Parameters
        where !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name)
            && parameter.ParameterType != typeof(SwitchParameter)
        select (parameter.Name, string.Join(' ', set.Parameters
            .Where(other => other.Name != parameter.Name && (other.IsMandatory || NeedsBeside(name, set, other.Name)))
            .Select(other => other.ParameterType == typeof(SwitchParameter) ? $"-{other.Name}" : $"-{other.Name} {s_needs[other.Name]}")));

    /// <summary>Arguments that let the command run without this parameter.</summary>
    private static bool NeedsBeside(string name, CommandParameterSetInfo set, string other) =>
        other == "Id" && name != "Get-CfWorkflowInstance" && set.Name != "All" || other == "All" && set.Name == "All";
}
