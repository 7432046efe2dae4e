using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Reads and validates query parameters.</summary>
internal readonly struct QueryReader(HttpRequest request)
{
    private static readonly string[] s_instants = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    public string? Text(string name) => request.Query[name] is [{ } value, ..] ? value : null;

    public int? Number(string name, int minimum, int maximum)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        return isNumber && value >= minimum && value <= maximum ? value : throw ApiErrors.Body(name);
    }

    public string? OneOf(string name, params IEnumerable<string> allowed) =>
        Text(name) is not { } text || allowed.Contains(text, StringComparer.Ordinal)
            ? Text(name)
            : throw ApiErrors.Body(name);

    /// <summary>Reads a time in UTC with a Z; the service rejects offsets.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(
            text, s_instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value)
            ? value
            : throw ApiErrors.Body(name);
    }
}
