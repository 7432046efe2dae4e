using System;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Diagrams;

/// <summary>What ConvertTo-CfWorkflowDiagram accepts, reads, and refuses.</summary>
public sealed class ConvertToDiagramTests : ConnectedTest
{
    private const string Copy = "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($g))";

    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder().Do("load", output: "1").WaitForEvent("approval", "e").Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script, Versions = 2 });
        _ = Server.Account.AddInstances("w", [new InstanceSetup { Id = "i", CreatedOn = s_start.AddDays(-1) }]);
        _ = Server.Account.AddWorkflow("v", new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstances("v", [new InstanceSetup { Id = "j", CreatedOn = s_start.AddDays(-1) }]);
    }

    /// <summary>A script, the start of its output, and its requests.</summary>
    public static TheoryData<string, string, string> Scripts => new()
    {
        { "$g | ConvertTo-CfWorkflowDiagram", "flowchart TD", "" },
        { "$g | ConvertTo-CfWorkflowDiagram -As mermaid", "flowchart TD", "" },
        { "ConvertTo-CfWorkflowDiagram -As Dot -InputObject $g", "digraph workflow", "" },
        { "$g | ConvertTo-CfWorkflowDiagram -As Text", "w\nversion *\n\nstep 'load' (", "" },
        { "$g | ConvertTo-CfWorkflowDiagram -As Text -Instance $i", "w\nversion *\ninstance i: waiting\n\nstep 'load' (*\n      1 run, ", "" },
        { "$g | ConvertTo-CfWorkflowDiagram -As Text -Instance (Get-CfWorkflowInstance w)", "w\nversion *\ninstance i: waiting", "GET w/instances, GET w/instances/i" },
        { "$g | ConvertTo-CfWorkflowDiagram -As Text -Instance ([pscustomobject]@{ WorkflowName = 'w'; Id = 'i' })", "w\nversion *\ninstance i", "GET w/instances/i" },
        { "$g | ConvertTo-CfWorkflowDiagram -As Text -Instance i", "w\nversion *\ninstance i: waiting", "GET w/instances/i" },
        { "$g | ConvertTo-CfWorkflowDiagram -Instance none", "!NotFound", "GET w/instances/none" },
        { $"{Copy} | ConvertTo-CfWorkflowDiagram", "flowchart TD", "" },
        { "$g | Select-Object WorkflowName, VersionId, Nodes | ConvertTo-CfWorkflowDiagram -As Text", "w\nversion *\n\nstep 'load' (", "" },
        // A CSV file has text instead of nodes.
        { "[pscustomobject]@{ WorkflowName = 'w'; VersionId = $g.VersionId; Nodes = 'step_do load' } | ConvertTo-CfWorkflowDiagram -As Text",
            "w\nversion *\n\nstep 'load' (", "GET w/versions/*/graph" },
        { "1, $i, (Get-CfWorkflow w), $g.Nodes[0] | ConvertTo-CfWorkflowDiagram", "!GraphNeeded !GraphNeeded !GraphNeeded !GraphNeeded", "GET w" },
        { "$null | ConvertTo-CfWorkflowDiagram", "!ParameterArgumentValidationError", "" },
        { "$g | ConvertTo-CfWorkflowDiagram -Instance $null", "!ParameterArgumentValidationError", "" },
        { "$g | ConvertTo-CfWorkflowDiagram -As Visio", "!CannotConvertArgumentNoMessage", "" },
        { "$g | ConvertTo-CfWorkflowDiagram -Instance (Get-CfWorkflowInstance v j)", "!OtherWorkflow", "GET v/instances/j" },
        { "Get-CfWorkflowVersion w | ForEach-Object { Get-CfWorkflowGraph w $_.VersionId } | ConvertTo-CfWorkflowDiagram -As Text -Instance $i",
            "w\n*!OtherVersion", "GET w/versions, GET w/versions/*/graph, GET w/versions/*/graph" },
        { "$g | ConvertTo-CfWorkflowDiagram -Instance ([pscustomobject]@{ WorkflowName = 'w'; Id = 'none' })", "!NotFound", "GET w/instances/none" },
        { "$g | ConvertTo-CfWorkflowDiagram -Instance (Get-CfWorkflow w)", "!IdMissing", "GET w" },
        { "$g.Nodes[0] = [CloudflareWorkflows.Models.WorkflowGraphNode]::new(); $g | ConvertTo-CfWorkflowDiagram", "flowchart TD", "" },
        { $"$c = {Copy}; $c.Nodes[1].Nodes = , $c.Nodes[1]; $c | ConvertTo-CfWorkflowDiagram", "!GraphCyclic", "" },
        { "$n = [pscustomobject]@{ Type = 'loop'; Nodes = @(0) }; $n.Nodes[0] = $n; [pscustomobject]@{ VersionId = 'x'; Nodes = , $n } | ConvertTo-CfWorkflowDiagram",
            "!GraphCyclic", "" },
        { "$n = $null; foreach ($level in 1..1001) { $n = [pscustomobject]@{ Type = 'loop'; Nodes = @($n) } }; [pscustomobject]@{ VersionId = 'x'; Nodes = , $n } | ConvertTo-CfWorkflowDiagram",
            "!GraphTooLarge", "" },
        // Eighteen levels of the same two nodes are more than a quarter of a million nodes.
        { "$n = [pscustomobject]@{ Type = 'loop' }; foreach ($level in 1..18) { $n = [pscustomobject]@{ Type = 'loop'; Nodes = $n, $n } }; [pscustomobject]@{ VersionId = 'x'; Nodes = , $n } | ConvertTo-CfWorkflowDiagram",
            "!GraphTooLarge", "" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_graph_becomes_one_text(string script, string output, string requests)
    {
        _ = Shell.Values("$i = Get-CfWorkflowInstance w i; $g = $i | Get-CfWorkflowGraph");
        Server.Requests.Clear();

        ShellResult result = Shell.Run(script);

        string text = string.Join('\n', result.Values.Cast<string>()) + string.Join(' ', result.ErrorIds.Select(id => "!" + id));
        Assert.Matches("^" + Regex.Escape(output).Replace("\\*", "[\\s\\S]*", StringComparison.Ordinal), text);
        Assert.Equal(requests, string.Join(", ", Sent));
    }

    [Fact]
    public void Without_a_connection_a_whole_graph_is_drawn()
    {
        _ = Shell.Values("$i = Get-CfWorkflowInstance w i; $g = $i | Get-CfWorkflowGraph; Disconnect-CfWorkflow");

        Assert.Single(Shell.Values("$g | ConvertTo-CfWorkflowDiagram -Instance $i"));
        Assert.Equal(
            ["NotConnected"],
            Shell.Run("[pscustomobject]@{ WorkflowName = 'w'; VersionId = $g.VersionId; Nodes = 'step_do load' } | ConvertTo-CfWorkflowDiagram").ErrorIds);
    }

    [Fact]
    public void A_large_diagram_and_a_newer_format_are_warnings()
    {
        ShellResult result = Shell.Run("""
            $nodes = 1..501 | ForEach-Object { [pscustomobject]@{ Type = 'step_do'; Name = "s$_" } }
            $large = [pscustomobject]@{ WorkflowName = 'w'; VersionId = 'x'; Format = 2; Nodes = $nodes }
            foreach ($as in 'Mermaid', 'Dot', 'Text') { $large | ConvertTo-CfWorkflowDiagram -As $as }
            """);

        Assert.Equal(3, result.Values.Length);
        Assert.Equal(
            ["format 2", "502 arrows", "format 2", "format 2"],
            result.Warnings.Select(warning => Regex.Match(warning, @"format 2|\d+ arrows").Value));
    }
}
