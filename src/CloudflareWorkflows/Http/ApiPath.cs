using System;
using System.Globalization;
using System.Text;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Builds paths and queries. All percent-encoding happens here.</summary>
internal sealed class ApiPath
{
    private readonly StringBuilder _text = new();
    private bool _hasQuery;

    /// <summary>Joins segments to a path. Each segment is percent-encoded as a whole, so an id with a slash stays one
    /// segment.</summary>
    public static ApiPath Of(params string[] segments)
    {
        ApiPath path = new();
        foreach (string segment in segments)
        {
            // Percent-encoding cannot preserve these segments: the resulting URI would address another resource.
            if (ServiceRules.PathSegment(segment) is not null)
            {
                throw new CloudflareException(
                    CloudflareErrorKind.RequestRefused, $"'{segment}' can't be part of a path. No request was sent.");
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

    /// <summary>Adds a time in the service's format: UTC, milliseconds, no offset.</summary>
    public ApiPath With(string name, DateTimeOffset? value) =>
        With(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    public static implicit operator string(ApiPath path) => path.ToString();
}
