using System;
using System.Globalization;
using System.Text;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>The one place where paths and queries are encoded.</summary>
internal sealed class ApiPath
{
    private readonly StringBuilder _text = new();
    private bool _hasQuery;

    /// <summary>Joins segments to a path; each is percent-encoded whole, so that an id with a slash stays one.</summary>
    public static ApiPath Of(params string[] segments)
    {
        ApiPath path = new();
        foreach (string segment in segments)
        {
            // No encoding keeps these: an address without the segment would be that of something else.
            if (ServiceRules.PathSegment(segment) is not null)
            {
                throw new CloudflareException(
                    CloudflareErrorKind.RequestRefused, $"'{segment}' cannot be part of an address; nothing was sent.");
            }

            if (path._text.Length > 0)
            {
                path._text.Append('/');
            }

            path._text.Append(Uri.EscapeDataString(segment));
        }

        return path;
    }

    /// <summary>Adds a query parameter, unless its value is null.</summary>
    public ApiPath With(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_hasQuery ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _hasQuery = true;
        }

        return this;
    }

    public ApiPath With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a time as the service takes it: UTC, milliseconds, no offset.</summary>
    public ApiPath With(string name, DateTimeOffset? value) =>
        With(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    public static implicit operator string(ApiPath path) => path.ToString();
}
