using System.Collections.Generic;

namespace CloudflareWorkflows.Models;

/// <summary>A request that the user composed.</summary>
internal sealed record RawRequest
{
    /// <summary>The HTTP method, in capitals.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The path below the account, as segments that aren't encoded.</summary>
    public string[] Segments { get; init; } = [];

    /// <summary>The query parameters. Names can be repeated.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The body as JSON in UTF-8; null without a body.</summary>
    public byte[]? Body { get; init; }
}
