using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>The part of Cloudflare's OpenAPI about Workflows. It is not part of this repository: see
/// docs/testing.md.</summary>
internal static class OpenApiFile
{
    private const string Root = "/accounts/{account_id}/workflows";
    private static readonly string[] s_methods = ["get", "put", "post", "patch", "delete"];

    /// <summary>The path of the file, or an empty string.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("CLOUDFLARE_OPENAPI") ?? "";

    /// <summary>The reason to skip tests that need the file. Null if it exists.</summary>
    public static string? SkipReason =>
        File.Exists(Path) ? null : "CLOUDFLARE_OPENAPI names no file. See docs/testing.md for where Cloudflare publishes it.";

    public static IReadOnlyList<Operation> ReadOperations()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path));
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               where path.Name.StartsWith(Root, StringComparison.Ordinal)
               from method in path.Value.EnumerateObject()
               where s_methods.Contains(method.Name)
               select new Operation(
                   method.Value.GetProperty("operationId").GetString()!, method.Name.ToUpperInvariant(), path.Name),
        ];
    }
}
