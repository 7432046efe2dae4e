using System.Collections.Generic;

namespace CloudflareWorkflows.Models;

/// <summary>A request that the user has put together.</summary>
internal sealed record RawRequest
{
    /// <summary>HTTP's own spelling, in capitals.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The path below the account, segment by segment, not encoded.</summary>
    public string[] Segments { get; init; } = [];

    /// <summary>Names may be there more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>JSON in UTF-8; null for none.</summary>
    public byte[]? Body { get; init; }
}
