using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http.Headers;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>What an answer tells of the credential's requests.</summary>
/// <param name="Left">How many are left.</param>
/// <param name="Reset">How long until they are counted anew.</param>
/// <param name="Quota">How many a window has; null if it was not told.</param>
/// <param name="Window">How long a window is; null if it was not told.</param>
internal readonly record struct RatelimitHeader(int Left, TimeSpan Reset, int? Quota, TimeSpan? Window)
{
    private const int LongestWindow = 24 * 60 * 60;

    /// <summary>Reads <c>Ratelimit: "default";r=1199;t=300</c> and <c>Ratelimit-Policy: "burst";q=1200;w=300</c>.</summary>
    /// <returns>Null where the answer says nothing that can be understood, or counts over more than a day.</returns>
    public static RatelimitHeader? Read(HttpResponseHeaders headers)
    {
        string? state = First(headers, "Ratelimit");
        if (state is null || Parameter(state, "r") is not int left || Parameter(state, "t") is not (int seconds and <= LongestWindow))
        {
            return null;
        }

        string policy = First(headers, "Ratelimit-Policy") ?? "";
        return new RatelimitHeader(
            left, TimeSpan.FromSeconds(seconds), Positive(Parameter(policy, "q")),
            Positive(Parameter(policy, "w")) is (int window and <= LongestWindow) ? TimeSpan.FromSeconds(window) : null);
    }

    private static int? Positive(int? number) => number > 0 ? number : null;

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.First() : null;

    private static int? Parameter(string header, string name)
    {
        foreach (string part in header.Split(';'))
        {
            string[] pair = part.Trim().Split('=');
            if (pair.Length == 2 && pair[0] == name
                && int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                return number;
            }
        }

        return null;
    }
}
