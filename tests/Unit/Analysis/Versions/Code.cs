using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Versions;

/// <summary>Writes the code of a version as the service reports it.</summary>
internal static class Code
{
    public static string Do(string? name, string settings = "", params string[] inside) =>
        $$"""{"type":"step_do","name":{{Text(name)}},"nodes":{{Nodes(inside)}}{{settings}}}""";

    public static string Sleep(string name, string duration) =>
        $$"""{"type":"step_sleep","name":{{Text(name)}},"duration":{{Text(duration)}}}""";

    public static string Wait(string name, string type = "e", string timeout = "1 day") =>
        $$$"""{"type":"step_wait_for_event","name":{{{Text(name)}}},"options":{"event_type":{{{Text(type)}}},"timeout":{{{Text(timeout)}}}}}""";

    public static string Config(string limit = "5", string delay = "10000", string backoff = "exponential", string timeout = "\"10 minutes\"") =>
        $$$""","config":{"retries":{"limit":{{{limit}}},"delay":{{{delay}}},"backoff":"{{{backoff}}}"},"timeout":{{{timeout}}}}""";

    public static string Call(string name, string promise = "") => $$"""{"type":"function_call","name":{{Text(name)}}{{promise}}}""";

    public static string Leave(string kind = "return") => $$"""{"type":"break","kind":"{{kind}}"}""";

    public static string Loop(params string[] inside) => $$"""{"type":"loop","nodes":{{Nodes(inside)}}}""";

    public static string Parallel(string kind, params string[] inside) =>
        $$"""{"type":"parallel","kind":"{{kind}}","nodes":{{Nodes(inside)}}}""";

    public static string Block(params string[] inside) => $$"""{"type":"block","nodes":{{Nodes(inside)}}}""";

    public static string If(string? condition, params string[] inside) => Branches("if", Branch(condition, inside));

    public static string Branches(string type, params string[] branches) => $$"""{"type":"{{type}}","branches":{{Nodes(branches)}}}""";

    public static string Branch(string? condition, params string[] inside) =>
        $$"""{"condition":{{Text(condition)}},"nodes":{{Nodes(inside)}}}""";

    public static string Function(string name, params string[] inside) =>
        $$"""{"type":"function_def","name":{{Text(name)}},"nodes":{{Nodes(inside)}}}""";

    /// <summary>The graph of a version; functions among its statements become its functions.</summary>
    public static WorkflowGraph Graph(string versionId, params string[] nodes)
    {
        WorkflowGraphNode[] read = GraphNodes.Read(
            RawJson.Parse($$"""{"nodes":{{Nodes(nodes)}}}"""), null, TestContext.Current.CancellationToken).Nodes;
        return new WorkflowGraph
        {
            WorkflowName = "w",
            AccountId = "acc",
            VersionId = versionId,
            Format = 1,
            Nodes = [.. read.Where(node => node.Type != "function_def")],
            Functions = [.. read.Where(node => node.Type == "function_def").Select(node => node with { Part = "functions" })],
        };
    }

    private static string Nodes(string[] nodes) => $"[{string.Join(',', nodes)}]";

    private static string Text(string? text) => text is null ? "null" : JsonSerializer.Serialize(text);
}
