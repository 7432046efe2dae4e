using System.Linq;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Sandbox.Traffic;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Creating;

/// <summary>Ambiguous input of New-CfWorkflowInstance is rejected, and nothing is started for it.</summary>
public sealed class InputRuleTests : ConnectedTest
{
    private const string Round = "$serializer::Deserialize($serializer::Serialize($_))";

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = new StepScriptBuilder().Do("s").Build() });
        _ = Server.Account.AddWorkflow("v");
        _ = Server.Account.AddInstance("w", new InstanceSetup
        {
            Id = "i",
            CreatedOn = s_start.AddDays(-1),
            Params = """{"a":1}""",
        });
        _ = Shell.Values("""
            $serializer = [System.Management.Automation.PSSerializer]
            function New-Guid { [guid]::NewGuid() }
            """);
    }

    [Theory]
    [InlineData("'a', 'b' | New-CfWorkflowInstance w", "TextGiven TextGiven")]
    [InlineData("[char]'a' | New-CfWorkflowInstance w", "TextGiven")]
    [InlineData("'a' | New-CfWorkflowInstance w -Id x", "TextGiven")]
    [InlineData("[guid]::NewGuid() | New-CfWorkflowInstance w", "TextGiven")]
    [InlineData("'a' | New-CfWorkflowInstance w -Id x -Params 1", "IdTwice")]
    [InlineData("@{ a = 1 } | New-CfWorkflowInstance", "NoWorkflowName")]
    [InlineData("@{ WorkflowName = ''; a = 1 } | New-CfWorkflowInstance", "NoWorkflowName")]
    [InlineData("@{ WorkflowName = 'w*'; a = 1 } | New-CfWorkflowInstance", "InvalidWorkflowName")]
    [InlineData("@{ WorkflowName = @('w'); a = 1 } | New-CfWorkflowInstance", "InvalidWorkflowName")]
    [InlineData("New-CfWorkflowInstance", "NoWorkflowName")]
    [InlineData("New-CfWorkflowInstance w -Id $null", "ParameterArgumentValidationError")]
    [InlineData("New-CfWorkflowInstance w -Id ''", "ParameterArgumentValidationError")]
    [InlineData("New-CfWorkflowInstance ''", "ParameterArgumentValidationError")]
    [InlineData("New-CfWorkflowInstance $null", "ParameterArgumentValidationError")]
    [InlineData("$null | New-CfWorkflowInstance w", "ParameterArgumentValidationError")]
    [InlineData("New-CfWorkflowInstance w -InputObject $null", "ParameterArgumentValidationError")]
    [InlineData("@{ Params = 1; SuccessRetention = 7 } | New-CfWorkflowInstance w", "InvalidOption")]
    [InlineData("@{ Params = 1; ErrorRetention = 'soon' } | New-CfWorkflowInstance w", "InvalidOption")]
    [InlineData("@{ Params = 1; LocationHint = 'moon' } | New-CfWorkflowInstance w", "InvalidOption")]
    [InlineData("1, 2 | ForEach-Object { @{ n = $_ } } | New-CfWorkflowInstance w -Id x", "IdWithSeveralInputs")]
    [InlineData("Get-CfWorkflow | New-CfWorkflowInstance -Id x", "IdWithSeveralInputs")]
    public void Input_is_rejected_and_nothing_is_sent(string script, string errors)
    {
        ShellResult result = Shell.Run(script);

        Assert.Equal(errors.Split(' '), result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(Server.Requests, request => request.Method == "POST");
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance w", "")]
    [InlineData("Get-CfWorkflowInstance w i", "")]
    [InlineData("Get-CfWorkflowStep w i", "")]
    [InlineData("Get-CfWorkflow w", "v")]
    [InlineData("Get-CfWorkflow w", "-IdProperty Name")]
    [InlineData("Get-CfWorkflowVersion w", "v")]
    [InlineData("Get-CfWorkflowContext", "w")]
    public void Objects_of_this_module_are_never_params(string source, string typed)
    {
        foreach (string form in new[] { "$_", Round, "Select-Property $_", Round.Replace("$_", "(Select-Property $_)") })
        {
            ShellResult result = Shell.Run($$"""
                function Select-Property($From) {
                    $copy = [pscustomobject]@{}
                    $From.psobject.Properties | ForEach-Object { $copy.psobject.Properties.Add([psnoteproperty]::new($_.Name, $_.Value)) }
                    $copy.psobject.TypeNames.Insert(0, "Selected.$($From.psobject.TypeNames[0])")
                    $copy
                }
                {{source}} | ForEach-Object { {{form}} } | New-CfWorkflowInstance {{typed}}
                """);

            Assert.Equal((form, "NotParams"), (form, Assert.Single(result.ErrorIds)));
        }

        Assert.DoesNotContain(Server.Requests, request => request.Method == "POST");
    }

    [Theory]
    [InlineData("Get-CfWorkflow w | New-CfWorkflowInstance", "w/instances * -")]
    [InlineData("Get-CfWorkflow w | ForEach-Object { $serializer::Deserialize($serializer::Serialize($_)) } | New-CfWorkflowInstance", "w/instances * -")]
    [InlineData("Get-CfWorkflow w | New-CfWorkflowInstance -Id x", "w/instances x -")]
    [InlineData("Get-CfWorkflow w | New-CfWorkflowInstance -Params 1", "w/instances * 1")]
    [InlineData("Get-CfWorkflowInstance w i | New-CfWorkflowInstance v -Params 1", "v/instances i 1")]
    [InlineData("'x' | New-CfWorkflowInstance w -Params 1", "w/instances x 1")]
    [InlineData("5 | New-CfWorkflowInstance w -ParamsJson '[1]'", "w/instances 5 [1]")]
    [InlineData("[guid]::Empty | New-CfWorkflowInstance w -Params 1", "w/instances * 1")]
    [InlineData("5 | New-CfWorkflowInstance w", "w/instances * 5")]
    [InlineData(", (1, 2) | New-CfWorkflowInstance w", "w/instances * [1,2]")]
    [InlineData("New-CfWorkflowInstance w -InputObject 1, 2", "w/instances * [1,2]")]
    [InlineData("'text' | New-CfWorkflowInstance w -IdProperty { New-Guid }", "w/instances * \"text\"")]
    [InlineData("@{ WorkflowName = 'w'; Params = 1 } | New-CfWorkflowInstance v", "v/instances * 1")]
    [InlineData("[pscustomobject]@{ AccountId = 'short'; n = 1 } | New-CfWorkflowInstance w", "w/instances * {\"AccountId\":\"short\",\"n\":1}")]
    public void Unambiguous_input_is_started(string script, string expected)
    {
        _ = Shell.Values(script);

        RecordedRequest create = Server.Requests.Single(request => request.Method == "POST");
        Assert.Equal(
            "POST " + expected, $"{RequestSummary.Of(create)} {JsonNode.Parse(create.Body)!["params"]?.ToJsonString() ?? "-"}");
    }

    [Fact]
    public void Options_come_from_the_input_object_and_parameters_override_them()
    {
        _ = Shell.Values("""
            @{ Params = 1; SuccessRetention = '1 day'; ErrorRetention = '2 days'; LocationHint = 'WEUR' } |
                New-CfWorkflowInstance w -ErrorRetention '3 days'
            """);
        _ = Shell.Values("@{ Params = 1; SuccessRetention = ''; ErrorRetention = $null; LocationHint = '' } | New-CfWorkflowInstance w");

        JsonNode[] sent = [.. Server.Requests.Select(request => JsonNode.Parse(request.Body)!)];
        Assert.Equal("""{"success_retention":"1 day","error_retention":"3 days"}""", sent[0]["instance_retention"]!.ToJsonString());
        Assert.Equal("weur", (string?)sent[0]["location_hint"]);
        Assert.Null(sent[1]["instance_retention"]);
        Assert.Null(sent[1]["location_hint"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-SkipExisting")]
    [InlineData("-WhatIf")]
    public void A_duplicate_id_is_started_once_and_reported(string typed)
    {
        ShellResult result = Shell.Run($$"""
            $rows = @{ Id = 'x'; n = 1 }, @{ Id = 'y'; n = 2 }, @{ Id = 'x'; n = 3 }
            $rows | New-CfWorkflowInstance w {{typed}}
            """);

        Assert.Equal(["IdRepeated"], result.ErrorIds);
        Assert.Equal(typed == "-WhatIf" ? 0 : 2, result.Output.Count);
        Assert.Equal(typed == "-WhatIf" ? 1 : 3, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void The_same_id_in_another_workflow_is_another_id() => Assert.Equal(
        2, Shell.Values("'w', 'v' | ForEach-Object { @{ WorkflowName = $_; Id = 'x' } } | New-CfWorkflowInstance").Length);

    [Fact]
    public void A_rejected_row_does_not_affect_others()
    {
        ShellResult result = Shell.Run("""
            @{ Id = 'x' }, @{ Id = '' }, 'text', @{ Params = 1; b = 2 }, @{ Id = 'y' } | New-CfWorkflowInstance w
            """);

        Assert.Equal(["InvalidId", "TextGiven", "AmbiguousInput"], result.ErrorIds);
        Assert.Equal(["x", "y"], result.Values.Select(instance => instance!.ToString()));
    }

    [Fact]
    public void Text_that_looks_like_JSON_gives_one_warning() => Assert.Single(Shell.Run("""
        1..3 | ForEach-Object { @{ Params = '{"n":1}' } } | New-CfWorkflowInstance w
        """).Warnings);
}
