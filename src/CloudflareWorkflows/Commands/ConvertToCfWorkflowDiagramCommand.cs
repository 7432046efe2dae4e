using System.Management.Automation;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering.Diagrams;

namespace CloudflareWorkflows.Commands;

/// <summary>Converts graphs to diagrams: Mermaid, DOT, or text. An instance can be laid over the graph.</summary>
/// <remarks>
/// <para>
/// The command returns one string per graph. Mermaid is drawn by GitHub, GitLab, Azure DevOps, and many editors, in a code
/// block with the language mermaid. Graphviz draws DOT. Text is a tree of lines.
/// </para>
/// <para>
/// With -Instance, each step shows what the instance did: the runs, the failed runs, the time, and the last error. The history of
/// an instance counts the runs of a step by its name. If several places in the code have the name, each says that it's one of
/// them, with a dashed line. Not reached means that the instance has ended, and that no step with the name ran. Not taken means
/// that a later step ran. If the history can't tell, the diagram says nothing. Steps that no place of the graph has the name of are
/// listed below the graph: the code can compute the names of steps, and the service doesn't find all steps.
/// </para>
/// <para>
/// A function is drawn once, and calls are linked to it. Starts promise 1 marks a place where the code doesn't wait for what it
/// starts. Awaits promise 1, or after promise 1, marks where it does. Conditions are bundled code: they are cut at 60 characters,
/// and names can differ from those in the sources.
/// </para>
/// <para>
/// By default, Mermaid draws at most 500 arrows and 50,000 characters. For a larger diagram, the command writes a warning. The
/// command sends no request, unless a graph or an instance must be read: a copy that has lost its nodes, or an instance without
/// steps.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowGraph returns | ConvertTo-CfWorkflowDiagram</code>
/// <para>Returns the newest version of a workflow as a Mermaid diagram.</para>
/// </example>
/// <example>
/// <code>$failed = Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 -Detail
/// $failed | Get-CfWorkflowGraph | ConvertTo-CfWorkflowDiagram -As Text -Instance $failed</code>
/// <para>Shows how far the newest failed instance got, in the graph of the version that it ran.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowGraph returns | ConvertTo-CfWorkflowDiagram -As Dot | Set-Content returns.gv</code>
/// <para>Writes a file that Graphviz draws: dot -Tsvg returns.gv -o returns.svg.</para>
/// </example>
/// <seealso cref="GetCfWorkflowGraphCommand"/>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsData.ConvertTo, "CfWorkflowDiagram")]
[OutputType(typeof(string))]
public sealed class ConvertToCfWorkflowDiagramCommand : ContextCommand
{
    private WorkflowInstanceDetail? _instance;

    /// <summary>Specifies the language of the diagram: Mermaid, Dot, or Text.</summary>
    [Parameter]
    public DiagramFormat As { get; set; } = DiagramFormat.Mermaid;

    /// <summary>Specifies an instance to lay over the graph: an instance from Get-CfWorkflowInstance, or the ID of an
    /// instance of the graph's workflow. The command reads an instance that comes without its steps. The instance must run the version of the graph, or the command writes the error
    /// OtherVersion.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSObject? Instance { get; set; }

    /// <summary>Specifies graphs from Get-CfWorkflowGraph, also from a file or a job. Other objects cause the error
    /// GraphNeeded.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInput() => Guard(InputObject, () =>
    {
        WorkflowGraph graph = GraphInput.Of(InputObject, out bool isIncomplete);
        if (isIncomplete)
        {
            graph = Await(OpenApi(AccountId ?? graph.AccountId).Graphs.GetAsync(graph.WorkflowName, graph.VersionId, StopToken))
                ?? throw new CmdletErrorException(
                    "GraphIncomplete", ErrorCategory.InvalidData, "This copy of a graph has lost nodes.", InputObject);
        }

        if (graph.Format > WorkflowGraph.KnownFormat)
        {
            WriteWarning($"The graph of '{graph.WorkflowName}' has format {graph.Format}, which is newer than this module. Parts of it can be missing.");
        }

        WriteObject(Draw(GraphOverlay.Of(graph, Instance is null ? null : InstanceOf(graph, Instance))));
    });

    private string Draw(GraphOverlay overlay)
    {
        if (As == DiagramFormat.Text)
        {
            return TextDiagram.Write(overlay, ConsoleWidth.Of(Host));
        }

        FlowChart chart = FlowChartBuilder.Build(overlay);
        string text = As == DiagramFormat.Dot ? DotDiagram.Write(chart) : MermaidDiagram.Write(chart);
        if (As == DiagramFormat.Mermaid && MermaidDiagram.IsLarge(chart, text))
        {
            WriteWarning(
                $"The diagram of '{overlay.Graph.WorkflowName}' has {chart.Edges.Count} arrows and {text.Length} characters. Mermaid draws "
                + $"{MermaidDiagram.MostEdges} and {MermaidDiagram.LongestText}, unless maxEdges and maxTextSize allow more. DOT has no limits.");
        }

        return text;
    }

    private WorkflowInstanceDetail InstanceOf(WorkflowGraph graph, PSObject input)
    {
        _instance ??= SerializedObjects.Detail(input) ?? Read(graph, ComparedInput.Of(input) is [ComparedInput one]
            ? one
            : throw new CmdletErrorException("IdNotOne", ErrorCategory.InvalidArgument, "The instance is a group of instances.", input));
        bool isSameWorkflow = _instance.WorkflowName == graph.WorkflowName || _instance.WorkflowName.Length == 0 || graph.WorkflowName.Length == 0;
        return !isSameWorkflow
            ? throw new CmdletErrorException(
                "OtherWorkflow", ErrorCategory.InvalidArgument,
                $"'{_instance.Id}' is an instance of '{_instance.WorkflowName}', and the graph is of '{graph.WorkflowName}'.", input)
            : _instance.VersionId is string version && graph.VersionId.Length > 0 && version != graph.VersionId
            ? throw new CmdletErrorException(
                "OtherVersion", ErrorCategory.InvalidArgument,
                $"'{_instance.Id}' runs version '{version}', and the graph is of version '{graph.VersionId}'.", input)
            {
                RecommendedAction = "Pipe the instance to Get-CfWorkflowGraph, which reads the graph of its version.",
            }
            : _instance;
    }

    /// <summary>An ID as text is an instance of the graph's workflow.</summary>
    private WorkflowInstanceDetail Read(WorkflowGraph graph, ComparedInput input)
    {
        WorkflowInstanceDetail read = input.Full ?? Await(OpenApi(input.AccountId ?? graph.AccountId).Instances.GetAsync(
            input.WorkflowName ?? graph.WorkflowName, input.Id, steps: true, StopToken));
        input.Archived?.RefuseOtherRun(read);
        return read;
    }
}
