using System;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Views;

/// <summary>Formatted output. PowerShell keeps the output style per process, so these tests run alone.</summary>
[Collection(ProcessWideState.Name)]
public sealed class ViewTests : ConnectedTest
{
    private const int Wide = 160;

    [Theory]
    [InlineData("Get-CfWorkflow", "Name|Running|Queued|Waiting|Errored|Complete|LastTriggered|ScriptName|ClassName")]
    [InlineData("Get-CfWorkflowInstance w", "Id|Status|CreatedOn|Duration|WorkflowName|Trigger")]
    [InlineData("Get-CfWorkflowStep w i", "Name|Type|Status|Duration|Timeline|Attempts|Error")]
    [InlineData("Watch-CfWorkflowInstance w i", "Timestamp|InstanceId|Type|StepName|Attempt|Outcome")]
    [InlineData("(Get-CfWorkflowStep w i).Attempts", "Number|Success|StartedOn|Duration|Error")]
    public void Table_headings_are_property_names(string script, string headings)
    {
        string shown = Show(script);

        string[] lines = shown.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(headings.Split('|'), lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(lines.Length > 2);
        Assert.DoesNotContain("CloudflareWorkflows.", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance w i", "Id|WorkflowName|Status|Trigger|CreatedOn|StartedOn|EndedOn|Duration|VersionId|StepCount|Params|Output|Error|Rollback")]
    [InlineData("Get-CfWorkflowContext", "AccountId|AccountName|BaseUri|CredentialSource|RequestsLeft|RequestsResetOn")]
    public void List_labels_are_property_names(string script, string labels)
    {
        string shown = Show(script);

        int found = 0;
        foreach (string label in labels.Split('|'))
        {
            int index = shown.IndexOf($"\n{label} ", found, StringComparison.Ordinal);
            Assert.True(index >= 0, label);
            found = index;
        }

        Assert.DoesNotContain("CloudflareWorkflows.", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(Get-CfWorkflowInstance w i).Error")]
    [InlineData("(Get-CfWorkflowStep w i)[0].Config")]
    [InlineData("(Get-CfWorkflow w).Schedules")]
    public void Nothing_is_shown_as_a_bare_type_name(string script)
    {
        string shown = Show(script);

        Assert.NotEmpty(shown.Trim());
        Assert.DoesNotContain("CloudflareWorkflows.", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_status_has_a_colour_if_colours_are_enabled(bool coloured)
    {
        string shown = Show("Get-CfWorkflowInstance w", coloured);

        Assert.Equal(coloured, shown.Contains("\e[31merrored\e[0m", StringComparison.Ordinal));
        Assert.Contains("errored", shown, StringComparison.Ordinal);
    }

    private string Show(string script, bool coloured = false)
    {
        StepScript failing = new StepScriptBuilder().Do(new DoStep("s") { Failures = int.MaxValue, IsNonRetryable = true }).Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = failing, Schedules = ["0 * * * *"] });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = s_start.AddHours(-1) });
        PSStyle.Instance.OutputRendering = coloured ? OutputRendering.Ansi : OutputRendering.PlainText;
        return string.Concat(Shell.Values($"{script} | Out-String -Width {Wide}")).ReplaceLineEndings("\n");
    }
}
