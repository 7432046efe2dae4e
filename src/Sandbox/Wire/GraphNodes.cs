using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Converts the statements of a script to nodes of the service's graph.</summary>
internal static class GraphNodes
{
    /// <summary>The functions and the nodes of a version's code.</summary>
    public static (JsonNode Functions, JsonNode Nodes) Of(WorkflowVersion version)
    {
        if (version.Graph is null)
        {
            return (new JsonObject(), Of(version.Script.Nodes));
        }

        JsonNode graph = JsonNode.Parse(version.Graph)!;
        return (graph["functions"]!.DeepClone(), graph["nodes"]!.DeepClone());
    }

    private static JsonArray Of(IEnumerable<ScriptNode> nodes) => [.. nodes.Select(Node)];

    private static JsonNode Node(ScriptNode node) => node switch
    {
        DoStep step => new JsonObject
        {
            ["type"] = "step_do",
            ["name"] = step.Name,
            ["config"] = new JsonObject
            {
                ["retries"] = new JsonObject
                {
                    ["limit"] = step.Retries.Limit,
                    ["delay"] = (long)step.Retries.Delay.TotalMilliseconds,
                    ["backoff"] = JsonName.Of(step.Retries.Backoff),
                },
                ["timeout"] = step.Timeout,
            },
            ["nodes"] = new JsonArray(),
        },
        SleepStep step => new JsonObject
        {
            ["type"] = "step_sleep",
            ["name"] = step.Name,
            ["duration"] = (long)step.Duration.TotalMilliseconds,
        },
        WaitStep step => new JsonObject
        {
            ["type"] = "step_wait_for_event",
            ["name"] = step.Name,
            ["options"] = new JsonObject
            {
                ["event_type"] = step.EventType,
                ["timeout"] = (long)step.Timeout.TotalMilliseconds,
            },
        },
        ParallelSteps parallel => new JsonObject
        {
            ["type"] = "parallel",
            ["kind"] = "all",
            ["nodes"] = new JsonArray([.. parallel.Branches.Select(branch => new JsonObject
            {
                ["type"] = "block",
                ["nodes"] = Of(branch),
            })]),
        },
        _ => throw new InvalidOperationException($"There is no node for a {node.GetType().Name}."),
    };
}
