using System;
using System.Collections;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>A version to compare or to test: an object, or an ID.</summary>
/// <param name="WorkflowName">Its workflow; null if the object doesn't name it.</param>
/// <param name="VersionId">Its ID; null for an object that has no version, such as a workflow.</param>
/// <param name="AccountId">Its account; null if the object doesn't name it.</param>
internal sealed record VersionInput(string? WorkflowName, string? VersionId, string? AccountId)
{
    /// <summary>The version, with its settings; null if it must be read.</summary>
    public WorkflowVersion? Version { get; private init; }

    /// <summary>The graph; null if it must be read.</summary>
    public WorkflowGraph? Graph { get; private init; }

    /// <summary>When the version was deployed; null if that isn't known.</summary>
    public DateTime? CreatedOn => Version?.CreatedOn ?? Graph?.CreatedOn;

    /// <summary>The error for versions or objects of different workflows.</summary>
    public static CmdletErrorException OtherWorkflow(string message, object? target) =>
        new("OtherWorkflow", ErrorCategory.InvalidArgument, message, target);

    /// <summary>Reads an object of the pipeline.</summary>
    /// <exception cref="CmdletErrorException">It can't be a version.</exception>
    public static VersionInput Of(PSObject input)
    {
        if (InputShape.IsId(input.BaseObject))
        {
            string id = $"{input.BaseObject}";
            return new VersionInput(null, Checked(input, id), null);
        }

        string? workflowName = TextOrNull(input, nameof(WorkflowVersion.WorkflowName));
        string? versionId = IdOf(input);
        if (workflowName is null && versionId is null)
        {
            throw new CmdletErrorException("NoVersion", ErrorCategory.InvalidArgument, "This input isn't a version.", input)
            {
                RecommendedAction = "Pipe versions from Get-CfWorkflowVersion, graphs from Get-CfWorkflowGraph, or version IDs.",
            };
        }

        return new VersionInput(workflowName, versionId is null ? null : Checked(input, versionId), TextOrNull(input, nameof(WorkflowVersion.AccountId)))
        {
            Version = input.BaseObject as WorkflowVersion,
            Graph = GraphOf(input),
        };
    }

    /// <summary>A version that need not be read.</summary>
    public static VersionInput Of(WorkflowVersion version) =>
        new(version.WorkflowName, version.VersionId, version.AccountId) { Version = version };

    /// <summary>Returns the graph that an object is; null if it is none, or has lost nodes.</summary>
    /// <exception cref="CmdletErrorException">Its nodes aren't a tree.</exception>
    public static WorkflowGraph? GraphOf(PSObject input)
    {
        if (!GraphInput.IsGraph(input))
        {
            return null;
        }

        WorkflowGraph graph = GraphInput.Of(input, out bool isIncomplete);
        return isIncomplete ? null : graph;
    }

    /// <summary>The ID of the version. The versions of an error group are a list.</summary>
    private static string? IdOf(PSObject input) => BaseObject.Of(input.Properties[nameof(WorkflowVersion.VersionId)]?.Value) switch
    {
        IList { Count: 0 } => null,
        IList { Count: 1 } list => $"{list[0]}",
        IList => throw new CmdletErrorException("IdNotOne", ErrorCategory.InvalidArgument, "This input has several versions.", input),
        _ => TextOrNull(input, nameof(WorkflowVersion.VersionId)),
    };

    private static string Checked(PSObject input, string id) => ServiceRules.VersionId(id) is string breach
        ? throw new CmdletErrorException("InvalidId", ErrorCategory.InvalidArgument, $"'{id}' isn't valid: {breach}.", input)
        : id;

    private static string? TextOrNull(PSObject input, string property) =>
        InputShape.Text(input, property) is { Length: > 0 } text ? text : null;
}
