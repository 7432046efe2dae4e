using System;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Sandbox.Traffic;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>A request on one short line: method, what follows <c>workflows/</c> in the path, and the id in a body that
/// creates an instance.</summary>
internal static class BriefRequest
{
    private const string Root = "/workflows/";

    public static string Of(RecordedRequest request)
    {
        int start = request.Path.IndexOf(Root, StringComparison.Ordinal);
        string path = start < 0 ? request.Path[(request.Path.LastIndexOf('/') + 1)..] : request.Path[(start + Root.Length)..];
        string line = $"{request.Method} {path}";
        return request.Method == "POST" && path.EndsWith("/instances", StringComparison.Ordinal)
            ? $"{line} {Id(request)}"
            : line;
    }

    /// <summary>The id that a creation asks for; an asterisk for one that the module has made.</summary>
    private static string Id(RecordedRequest request)
    {
        string id = (string)JsonNode.Parse(request.Body)!["instance_id"]!;
        return Guid.TryParse(id, out _) ? "*" : id;
    }
}
