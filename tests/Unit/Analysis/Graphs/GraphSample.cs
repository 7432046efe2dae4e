using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Graphs;

/// <summary>Graphs in the JSON of the service, instances in short form, and overlays as text.</summary>
internal static class GraphSample
{
    private static readonly DateTime s_start = new(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc);

    public static WorkflowGraph Graph(string nodes, string functions = "{}") => JsonSerializer.Deserialize(
        """{"result":{"graph":{"version":1,"workflow":{"functions":FUNCTIONS,"nodes":[NODES]}}}}"""
            .Replace("FUNCTIONS", functions, StringComparison.Ordinal).Replace("NODES", nodes, StringComparison.Ordinal),
        ApiJsonContext.Default.EnvelopeGraphWire)!.Result!.ToModel("acc", "w", "v", CancellationToken.None)!;

    /// <summary>A step_do in JSON.</summary>
    public static string Do(string name, string more = "") => $$"""{"type":"step_do","name":"{{name}}","nodes":[]{{more}}}""";

    /// <summary>An instance with steps of one second: <c>name</c>, <c>name status</c>, or <c>name status type</c>, with
    /// semicolons between them.</summary>
    public static WorkflowInstanceDetail Instance(string status, string steps) => new()
    {
        Id = "i",
        Status = status,
        VersionId = "v",
        Steps = [.. steps.Split(';', StringSplitOptions.RemoveEmptyEntries).Select((step, index) =>
            Step(index, step.Trim().Split(' ')))],
    };

    /// <summary>One line for each node: its level, type or name, state, runs, places, and promises.</summary>
    public static string[] Describe(GraphOverlay overlay) =>
        [.. overlay.Nodes.Concat(overlay.Functions).SelectMany(node => Lines(node, ""))];

    private static IEnumerable<string> Lines(OverlayNode node, string indent)
    {
        string?[] words =
        [
            node.Node.Name ?? node.Node.Type ?? node.Node.Part,
            node.State == NodeState.Unknown ? null : node.State.ToString(),
            node.Runs is StepRuns runs ? $"{runs.Runs}/{runs.Failed}" : null,
            node.Places > 1 ? $"of {node.Places}" : null,
            .. node.Promises.Select(promise => $"{promise.Role} {promise.Number}"),
        ];
        return [indent + string.Join(' ', words.OfType<string>()), .. node.Nodes.SelectMany(child => Lines(child, indent + "  "))];
    }

    private static WorkflowStep Step(int index, string[] words)
    {
        int dash = words[0].LastIndexOf('-');
        string status = words.Length > 1 ? words[1] : "complete";
        return new WorkflowStep
        {
            Name = words[0].Replace('_', ' '),
            Occurrence = dash > 0 && int.TryParse(words[0][(dash + 1)..], out int occurrence) ? occurrence : null,
            Status = status,
            Type = words.Length > 2 ? words[2] : "step",
            StartedOn = s_start.AddSeconds(index),
            EndedOn = status is "running" or "waiting" ? null : s_start.AddSeconds(index + 1),
            Error = status == "errored" ? new WorkflowError { Name = "Error", Message = $"of {words[0]}" } : null,
            Attempts = status == "errored" ? [new WorkflowStepAttempt { Number = 1 }, new WorkflowStepAttempt { Number = 2 }] : [],
        };
    }
}
