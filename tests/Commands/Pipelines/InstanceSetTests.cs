using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>An object that is several instances stands for each of them. An object that only describes instances stands for
/// none, and never for the whole workflow.</summary>
public sealed class InstanceSetTests : ConnectedTest
{
    private const string Models = "CloudflareWorkflows.Models.";

    /// <summary>Objects that describe instances, by their type and a property that has the instances.</summary>
    public static TheoryData<string, string, string> Summaries => new()
    {
        { "WorkflowSummary", "Causes = @()", "Causes" },
        { "WorkflowHealth", "Findings = @()", "Findings" },
        { "WorkflowMeasure", "By = 'Day'; Key = 'x'", "-Since" },
        { "WorkflowMetric", "Time = [datetime]::Now", "-Since" },
        { "WorkflowFinding", "Kind = 'ErrorRate'; Count = 3", "-Since" },
        { "WorkflowFinding", "Kind = 'ErrorRate'; Advice = 'Get-CfWorkflowInstance w | Group-CfWorkflowError'", "Get-CfWorkflowInstance w | Group-CfWorkflowError" },
        { "TypeThatIsNew", "Count = 3", "-Since" },
    };

    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder()
            .Do("load").Do(new DoStep("charge") { Failures = int.MaxValue, IsNonRetryable = true }).Build();
        foreach (string workflow in new[] { "w", "other" })
        {
            _ = Server.Account.AddWorkflow(workflow, new WorkflowSetup { Script = script });
            foreach (string id in new[] { "i", "j", "k" })
            {
                _ = Server.Account.AddInstance(workflow, new InstanceSetup { Id = id, CreatedOn = s_start.AddDays(-2) });
            }
        }

        _ = Shell.Values($$"""
            $ConfirmPreference = 'None'
            $group = [pscustomobject]@{ PSTypeName = '{{Models}}WorkflowErrorGroup'; Count = 2; WorkflowName = 'w'; Id = [string[]]('i', 'j') }
            """);
    }

    [Theory]
    [InlineData("Stop-CfWorkflowInstance")]
    [InlineData("Restart-CfWorkflowInstance -FromFailedStep")]
    [InlineData("Restart-CfWorkflowInstance -FromStep load")]
    [InlineData("Restart-CfWorkflowInstance -Whole")]
    [InlineData("Send-CfWorkflowEvent -Type e")]
    public void A_set_is_each_of_its_instances(string command)
    {
        _ = Shell.Run($"$group | {command}");

        Assert.Equal(["i", "j"], Changed().Order());
        Assert.All(Server.Requests, request => Assert.Contains("/workflows/w/", request.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Whole:$false")]
    [InlineData("-FromFailedStep:$false")]
    [InlineData("other")]
    public void A_set_restarts_only_from_a_stated_point(string arguments)
    {
        ShellResult result = Shell.Run($"$group | Restart-CfWorkflowInstance {arguments}");

        Assert.Equal(["RestartPointNeeded"], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }

    /// <summary>Only the collection tells these from an instance: their type is lost.</summary>
    [Theory]
    [InlineData("$group | Select-Object WorkflowName, Id | ConvertTo-Json | ConvertFrom-Json")]
    [InlineData("$group | Select-Object * -ExcludeProperty Count | ConvertTo-Json | ConvertFrom-Json")]
    [InlineData("$group | Select-Object WorkflowName, @{ n = 'InstanceId'; e = { $_.Id } } | ConvertTo-Json | ConvertFrom-Json")]
    [InlineData("[pscustomobject]@{ WorkflowName = $group.WorkflowName; Id = $group.Id }")]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w'; Id = @('i') }")]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w'; InstanceId = [Collections.Generic.List[string]]('i', 'j') }")]
    public void A_collection_of_ids_is_a_set(string input)
    {
        foreach (string point in new[] { "", "-FromStep load", "-Whole" })
        {
            Server.Requests.Clear();
            ShellResult result = Shell.Run($"{input} | Restart-CfWorkflowInstance {point}");

            Assert.Equal(point.Length == 0 ? ["RestartPointNeeded"] : [], result.ErrorIds);
            Assert.Equal(point.Length == 0, Server.Requests.Count == 0);
        }
    }

    [Theory]
    [InlineData("Restart-CfWorkflowInstance w i, j")]
    [InlineData("'i', 'j' | Restart-CfWorkflowInstance w")]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w' } | Restart-CfWorkflowInstance -Id i, j")]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w'; Keys = 'i', 'j' } | Restart-CfWorkflowInstance -Id { $_.Keys }")]
    public void Typed_ids_restart_from_the_beginning(string script)
    {
        Assert.Empty(Shell.Run(script).Errors);
        Assert.Equal(["i", "j"], Changed().Order());
    }

    [Fact]
    public void Two_different_collections_are_ambiguous()
    {
        ShellResult result = Shell.Run("[pscustomobject]@{ WorkflowName = 'w'; Id = @('i'); InstanceId = @('j') } | Stop-CfWorkflowInstance");

        Assert.Equal(["IdAmbiguous"], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance w i | Restart-CfWorkflowInstance -Whole", null)]
    [InlineData("'i' | Restart-CfWorkflowInstance w -Whole", null)]
    [InlineData("Restart-CfWorkflowInstance w i -Whole", null)]
    [InlineData("[pscustomobject]@{ StepName = 's-1'; InstanceId = 'i'; WorkflowName = 'w' } | Restart-CfWorkflowInstance -Whole", null)]
    [InlineData("Get-CfWorkflowStep w i -Failed | Restart-CfWorkflowInstance -Whole", "StepGiven")]
    [InlineData("Restart-CfWorkflowInstance w i -Whole -FromFailedStep", "AmbiguousParameterSet")]
    public void Whole_states_the_default_and_a_step_contradicts_it(string script, string? error)
    {
        ShellResult result = Shell.Run(script);

        Assert.Equal(error is null ? [] : [error], result.ErrorIds);
        Assert.Equal(error is null ? ["i"] : [], Changed());
        Assert.DoesNotContain(Server.Requests, request => request.Body.Contains("\"from\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_set_in_a_journal_is_restarted_once()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Shell.Set("journal", path);
        try
        {
            for (int run = 0; run < 2; run++)
            {
                Assert.Empty(Shell.Run("$group | Restart-CfWorkflowInstance -FromFailedStep -JournalPath $journal").Errors);
            }

            Assert.Equal(["i", "j"], Changed().Order());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Instances_that_are_complete_by_now_are_not_restarted()
    {
        _ = Server.Account.AddWorkflow("fine", new WorkflowSetup { Script = new StepScriptBuilder().Do("s").Build() });
        _ = Server.Account.AddInstance("fine", new InstanceSetup { Id = "i", CreatedOn = s_start.AddDays(-2) });

        ShellResult result = Shell.Run("$group.WorkflowName = 'fine'; $group.Id = @('i'); $group | Restart-CfWorkflowInstance -FromFailedStep");

        Assert.Equal(["NoFailedStep"], result.ErrorIds);
        Assert.Empty(Changed());
    }

    [Theory]
    [InlineData("$group.Id = 'i j'")]
    [InlineData("$group.Id = 'i'")]
    public void One_text_for_several_instances_is_an_error(string change)
    {
        ShellResult result = Shell.Run($"{change}; $group | Stop-CfWorkflowInstance");

        Assert.Equal(["IdNotOne"], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Summaries))]
    public void A_description_names_where_its_instances_are(string type, string properties, string advice)
    {
        string input = $"[pscustomobject]@{{ PSTypeName = '{Models}{type}'; WorkflowName = 'w'; {properties} }}";

        ErrorRecord error = Assert.Single(Shell.Run($"{input} | Get-CfWorkflowInstance").Errors);

        Assert.Equal("WindowLost", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("", "This is a WorkflowErrorGroup. ", "with -Params")]
    [InlineData(" -Params @{ a = 1 }", "This input is a WorkflowErrorGroup. ", "Copy-CfWorkflowInstance -Params")]
    public void An_object_that_is_no_params_is_told_by_its_type(string parameters, string message, string advice)
    {
        ErrorRecord error = Assert.Single(Shell.Run($"$group | New-CfWorkflowInstance w{parameters}").Errors);

        Assert.Equal("NotParams", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.StartsWith(message, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_finding_without_instances_names_its_advice()
    {
        ErrorRecord error = Assert.Single(Shell.Run(
            $"[pscustomobject]@{{ PSTypeName = '{Models}WorkflowFinding'; WorkflowName = 'w'; Advice = 'Get-CfWorkflow w' }} | Restart-CfWorkflowInstance -FromFailedStep").Errors);

        Assert.Equal("IdMissing", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("Run the advice of this finding: Get-CfWorkflow w", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [MemberData(nameof(Summaries))]
    public void A_description_never_changes_a_workflow(string type, string properties, string advice)
    {
        _ = advice;
        _ = Shell.Values($"$description = [pscustomobject]@{{ PSTypeName = '{Models}{type}'; WorkflowName = 'w'; Name = 'w'; VersionId = 'v'; {properties} }}");
        string[] commands =
        [
            "Stop-CfWorkflowInstance", "Stop-CfWorkflowInstance -All", "Stop-CfWorkflowInstance w -All",
            "Suspend-CfWorkflowInstance", "Resume-CfWorkflowInstance", "Restart-CfWorkflowInstance -Whole",
            "Send-CfWorkflowEvent -Type e", "Remove-CfWorkflowInstance", "Remove-CfWorkflow", "Set-CfWorkflow -StepLimit 9",
            "New-CfWorkflowInstance", "New-CfWorkflowInstance other", "New-CfWorkflowInstance -Params 1",
            "New-CfWorkflowInstance -IdProperty WorkflowName",
        ];

        Assert.All(commands, command =>
        {
            ShellResult result = Shell.Run($"$description | {command}");
            Assert.Matches("^(IdMissing|IdWithAll|NoWorkflow|NotParams)$", Assert.Single(result.ErrorIds));
        });
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_description_can_name_the_workflow_of_a_typed_id() => Assert.Equal(
        ["k"], Shell.Values($"([pscustomobject]@{{ PSTypeName = '{Models}WorkflowSummary'; WorkflowName = 'w' }} | Get-CfWorkflowInstance -Id k).Id"));

    private string[] Changed() =>
        [.. Server.Requests.Where(request => request.Method != "GET")
            .Select(request => request.Path.Split('/')).Select(path => path[Array.IndexOf(path, "instances") + 1])];
}
