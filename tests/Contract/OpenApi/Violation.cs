using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>A violation of the OpenAPI.</summary>
/// <param name="Location">The location: <c>request.body.params</c>, <c>response.body.result.0.id</c>, ...</param>
/// <param name="Message">The message.</param>
internal sealed record Violation(string Location, string Message)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    public override string ToString() => $"{Location}: {Message}";

    /// <summary>Reads Prism's header. Prism truncates a long list, which is a violation too.</summary>
    public static IReadOnlyList<Violation> Read(string? header) => header switch
    {
        null => [],
        _ when header.StartsWith('[') => [.. JsonSerializer.Deserialize<Entry[]>(header, s_options)!.Select(Of)],
        _ => [new Violation("", header)],
    };

    private static Violation Of(Entry entry) => new(string.Join('.', entry.Location ?? []), entry.Message);

    private sealed record Entry(string[]? Location, string Message);
}
