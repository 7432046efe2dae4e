using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>The governors of this process: one for each credential at an address, whoever connects with it. A connection
/// keeps its governor alive; this does not.</summary>
internal static class Governors
{
    private static readonly Dictionary<(Uri, string, TimeProvider), WeakReference<Governor>> s_known = [];

    public static Governor Of(Uri address, Credential credential, TimeProvider time)
    {
        (Uri, string, TimeProvider) key = (address, Fingerprint(credential), time);
        lock (s_known)
        {
            if (s_known.TryGetValue(key, out WeakReference<Governor>? known) && known.TryGetTarget(out Governor? alive))
            {
                return alive;
            }

            foreach ((Uri, string, TimeProvider) gone in s_known
                .Where(entry => !entry.Value.TryGetTarget(out _)).Select(entry => entry.Key).ToArray())
            {
                _ = s_known.Remove(gone);
            }

            Governor governor = new(time);
            s_known.Add(key, new WeakReference<Governor>(governor));
            return governor;
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
