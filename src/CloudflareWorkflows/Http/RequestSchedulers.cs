using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>The schedulers of this process: one for each credential at an address, shared by all connections. A connection
/// keeps its scheduler alive; this does not.</summary>
internal static class RequestSchedulers
{
    private static readonly Dictionary<(Uri, string, TimeProvider), WeakReference<RequestScheduler>> s_known = [];

    public static RequestScheduler Get(Uri address, Credential credential, TimeProvider time)
    {
        (Uri, string, TimeProvider) key = (address, Fingerprint(credential), time);
        lock (s_known)
        {
            if (s_known.TryGetValue(key, out WeakReference<RequestScheduler>? known)
                && known.TryGetTarget(out RequestScheduler? alive))
            {
                return alive;
            }

            foreach ((Uri, string, TimeProvider) gone in s_known
                .Where(entry => !entry.Value.TryGetTarget(out _)).Select(entry => entry.Key).ToArray())
            {
                _ = s_known.Remove(gone);
            }

            RequestScheduler scheduler = new(time, Jitter.Next);
            s_known.Add(key, new WeakReference<RequestScheduler>(scheduler));
            return scheduler;
        }
    }

    /// <summary>Tells credentials apart without keeping them.</summary>
    private static string Fingerprint(Credential credential)
    {
        using HttpRequestMessage message = new();
        credential.Apply(message.Headers);
        return Convert.ToBase64String(Hashing.Sha256(Encoding.UTF8.GetBytes(message.Headers.ToString())));
    }
}
