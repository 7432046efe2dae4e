using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>An answer as it goes over the wire, well formed or not.</summary>
internal sealed record RawResponse
{
    /// <summary>What was asked: the method, and the path with its query.</summary>
    public required string Key { get; init; }

    public required int Status { get; init; }

    /// <summary>The headers as they are sent, in order.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>The body; of a subscription, all frames as bytes.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether it upgrades to a WebSocket.</summary>
    public bool IsSocket { get; init; }

    /// <summary>Whether its length is result right, so that the connection can be used again.</summary>
    public bool SendsContentLength { get; init; } = true;

    public string? Header(string name) => Headers.LastOrDefault(line =>
        line.StartsWith(name + ":", System.StringComparison.OrdinalIgnoreCase));

    /// <summary>With a header more, in the place of those of the same name.</summary>
    public RawResponse With(string name, string value) => Without(name) with { Headers = [.. Without(name).Headers, $"{name}: {value}"] };

    public RawResponse Without(string name) => this with
    {
        Headers =
        [
            .. Headers.Where(line => !line.StartsWith(name + ":", System.StringComparison.OrdinalIgnoreCase)),
        ],
    };

    /// <summary>All of its bytes.</summary>
    /// <param name="accept">What proves that a subscription was understood.</param>
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
