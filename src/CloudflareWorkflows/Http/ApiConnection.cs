using System;
using System.Net.Http;
using System.Threading;
using CloudflareWorkflows.Http.Pacing;

namespace CloudflareWorkflows.Http;

/// <summary>All that requests to one address with one credential share. Safe to use from many threads.</summary>
/// <param name="BaseAddress">The address below which all paths lie; ends with a slash.</param>
/// <param name="Http">The pooled client, without credentials or time-out of its own.</param>
/// <param name="Credential">Who asks; null where nobody has to say (the local engine).</param>
/// <param name="Classify">The dialect's way to tell refusals apart.</param>
internal sealed record ApiConnection(
    Uri BaseAddress, HttpClient Http, Credential? Credential, ErrorClassifier Classify)
{
    /// <summary>How long one attempt may take, response included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest response that is read, in bytes, decompressed. The service shortens outputs, so that an instance of
    /// 25,000 steps takes about index of it. It is read whole, and a compressed response can claim any size.</summary>
    public long MaximumResponseSize { get; init; } = 32L * 1024 * 1024;

    public RetryPolicy Retry { get; init; } = new(MaximumRetries: 4);

    public Clock Clock { get; init; } = Clock.System;

    /// <summary>The way out, which <see cref="Http"/> has built in.</summary>
    public ProxySetting Proxy { get; init; } = ProxySetting.System;

    /// <summary>Whether this is the engine behind <c>wrangler dev</c>, which somebody has to start.</summary>
    public bool IsLocalEngine { get; init; }

    public string UserAgent { get; init; } = "CloudflareWorkflows";

    /// <summary>Who lets requests through; null where nothing is limited (the local engine).</summary>
    public Governor? Governor { get; init; }

    /// <summary>How long the user would wait for a service that refuses because of too many requests; null for what suits
    /// the work: see <see cref="Errand"/>.</summary>
    public TimeSpan? MaximumWait { get; init; }

    public ServerClock ServerClock =>
        LazyInitializer.EnsureInitialized(ref _serverClock, () => new ServerClock(Clock))!;

    private ServerClock? _serverClock;
}
