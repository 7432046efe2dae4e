using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http.Headers;
using System.Threading;

namespace CloudflareWorkflows.Http;

/// <summary>What the service last said of the requests that are left to a credential (header <c>Ratelimit</c>).</summary>
internal sealed class RequestBudget
{
    private Reading? _last;

    public Reading? Last => Volatile.Read(ref _last);

    public void Learn(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.TryGetValues("Ratelimit", out IEnumerable<string>? values)
            && Parameter(values.First(), "r") is int left && Parameter(values.First(), "t") is int seconds)
        {
            Volatile.Write(ref _last, new Reading(left, now.AddSeconds(seconds)));
        }
    }

    /// <summary>Reads one number of <c>"default";r=1199;t=300</c>.</summary>
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

    /// <param name="Left">Requests left in the window.</param>
    /// <param name="ResetOn">When the window ends.</param>
    internal sealed record Reading(int Left, DateTimeOffset ResetOn);
}
