using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A request as the service sees it.</summary>
internal sealed record SentRequest(
    string Method, Uri Address, Version Version, string? Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Method, path and query, below the base address of the API.</summary>
    public string Line => $"{Method} {Address.PathAndQuery[Service.Folder.Length..]}";

    public override string ToString() => Line;
}
