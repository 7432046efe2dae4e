using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Contract.Tests.Diagrams;
using CloudflareWorkflows.Contract.Tests.Kit;
using Xunit;

[assembly: AssemblyFixture(typeof(DiagramReader))]

namespace CloudflareWorkflows.Contract.Tests.Diagrams;

/// <summary>Mermaid's own parser, and Graphviz.</summary>
public sealed class DiagramReader() : NodeScript("diagram.mjs")
{
    /// <summary>Reads a diagram.</summary>
    /// <param name="language">mermaid or dot.</param>
    /// <param name="text">The diagram.</param>
    /// <param name="cancellationToken">The token.</param>
    public async Task<ReadDiagram> ReadAsync(string language, string text, CancellationToken cancellationToken)
    {
        JsonObject answer = await SendAsync(new JsonObject { [language] = text }, cancellationToken);
        return answer["error"] is JsonNode error
            ? throw new InvalidOperationException($"{language} refuses the diagram: {error}\n{text}")
            : new ReadDiagram(
                Texts(answer["nodes"]!),
                Texts(answer["groups"]!),
                [.. answer["edges"]!.AsArray().Select(edge => $"{edge![0]} > {edge[1]}: {OneLine((string)edge[2]!)}").Order(StringComparer.Ordinal)]);
    }

    private static SortedDictionary<string, string> Texts(JsonNode texts) => new(
        texts.AsObject().ToDictionary(one => one.Key, one => OneLine((string)one.Value!)), StringComparer.Ordinal);

    /// <summary>HTML shows several spaces as one. Graphviz draws them as spaces that don't break.</summary>
    private static string OneLine(string text) => string.Join(
        '\n', text.Split('\n').Select(line => string.Join(' ', line.Split([' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries))));
}

/// <summary>A diagram as a program understood it.</summary>
/// <param name="Nodes">The texts of the boxes, by their IDs.</param>
/// <param name="Groups">The texts of the frames, by their IDs.</param>
/// <param name="Edges">The arrows with their texts.</param>
public sealed record ReadDiagram(
    IReadOnlyDictionary<string, string> Nodes, IReadOnlyDictionary<string, string> Groups, IReadOnlyList<string> Edges)
{
    /// <summary>The first lines of the boxes and frames.</summary>
    public IEnumerable<string> Heads => Nodes.Values.Concat(Groups.Values).Select(text => text.Split('\n')[0]);
}
