using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Caches responses for half a minute, so that pressing Tab again needs no request. Failures are cached too,
/// so that it does not block again.</summary>
internal sealed class SuggestionCache(TimeProvider time)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(30);

    /// <summary>Each context has its own cache.</summary>
    private static readonly ConditionalWeakTable<WorkflowContext, SuggestionCache> s_caches = new();

    private readonly ConcurrentDictionary<string, (Suggestions Found, DateTimeOffset Until)> _known =
        new(StringComparer.Ordinal);

    public static SuggestionCache Of(WorkflowContext context) =>
        s_caches.GetValue(context, static key => new SuggestionCache(key.Time));

    public Suggestions? Find(string key) =>
        _known.TryGetValue(key, out (Suggestions Found, DateTimeOffset Until) known) && time.GetUtcNow() < known.Until
            ? known.Found
            : null;

    public void Keep(string key, Suggestions found) => _known[key] = (found, time.GetUtcNow() + s_lifetime);
}
