using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Sandbox.Traffic;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>A request in one short line: method, the path after <c>workflows/</c>, and the ids in a body that creates
/// instances. A UUID becomes an asterisk.</summary>
internal static partial class RequestSummary
{
    private const string Root = "/workflows/";

    public static string Of(RecordedRequest request)
    {
        int start = request.Path.IndexOf(Root, StringComparison.Ordinal);
        string path = start < 0 ? request.Path[(request.Path.LastIndexOf('/') + 1)..] : request.Path[(start + Root.Length)..];
        string line = $"{request.Method} {Uuid().Replace(path, "*")}";
        return request.Method == "POST" && path.Contains("/instances", StringComparison.Ordinal)
            && JsonNode.Parse(request.Body) is JsonNode body
            ? $"{line} {Ids(body)}".TrimEnd()
            : line;
    }

    /// <summary>The ids of creations. A generated id becomes an asterisk.</summary>
    private static string Ids(JsonNode body) => Uuid().Replace(
        body switch
        {
            JsonArray many => string.Join(
                ' ', many.OfType<JsonObject>().Select(one => (string?)one["instance_id"])),
            JsonObject one => (string?)one["instance_id"] ?? "",
            _ => "",
        },
        "*");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
