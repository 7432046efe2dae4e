using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>A well-formed request of the module.</summary>
internal sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The first segment of the path, which selects the source of responses.</summary>
    public string Address => Target.Split('/')[1];

    /// <summary>The rest of the path, with its query.</summary>
    public string PathAndQuery => Target[(Address.Length + 1)..];

    /// <summary>What tells requests apart. All requests for analytics have one path, and differ in the text of their
    /// query.</summary>
    public string Key => PathAndQuery.EndsWith("/graphql", StringComparison.Ordinal)
        ? $"{Method} {PathAndQuery} {JsonDocument.Parse(Body).RootElement.GetProperty("query")}"
        : $"{Method} {PathAndQuery}";

    /// <summary>Reads a request. Null if the module closed the connection.</summary>
    public static async Task<RawRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        MemoryStream head = new();
        byte[] one = new byte[1];
        while (!EndsHead(head))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            head.WriteByte(one[0]);
        }

        string[] lines = Encoding.Latin1.GetString(head.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] first = lines[0].Split(' ');
        Dictionary<string, string> headers = lines.Skip(1)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return new RawRequest(first[0], first[1], headers, body);
    }

    private static bool EndsHead(MemoryStream head) =>
        head.Length >= 4 && head.GetBuffer().AsSpan((int)head.Length - 4, 4).SequenceEqual("\r\n\r\n"u8);
}
