using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>A response as sent over the wire, well formed or not.</summary>
internal sealed record RawResponse
{
    /// <summary>The request: the method, and the path with its query.</summary>
    public required string Key { get; init; }

    public required int Status { get; init; }

    /// <summary>The header lines, in order.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>The body. For a subscription, the bytes of all frames.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether it upgrades to a WebSocket.</summary>
    public bool IsSocket { get; init; }

    /// <summary>Whether it has a correct Content-Length, so that the connection can be reused.</summary>
    public bool SendsContentLength { get; init; } = true;

    public string? Header(string name) => Headers.LastOrDefault(line =>
        line.StartsWith(name + ":", System.StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a header and replaces those with the same name.</summary>
    public RawResponse With(string name, string value) => Without(name) with { Headers = [.. Without(name).Headers, $"{name}: {value}"] };

    public RawResponse Without(string name) => this with
    {
        Headers =
        [
            .. Headers.Where(line => !line.StartsWith(name + ":", System.StringComparison.OrdinalIgnoreCase)),
        ],
    };

    /// <summary>All bytes of the response.</summary>
    /// <param name="accept">The value of Sec-WebSocket-Accept.</param>
    public byte[] ToBytes(string? accept)
    {
        List<string> lines = [$"HTTP/1.1 {Status} Answer", .. Headers];
        if (accept is not null)
        {
            lines.Add($"Sec-WebSocket-Accept: {accept}");
        }
        else if (SendsContentLength)
        {
            lines.Add($"Content-Length: {Body.Length}");
        }

        byte[] head = Encoding.Latin1.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n");
        return [.. head, .. Body];
    }
}
