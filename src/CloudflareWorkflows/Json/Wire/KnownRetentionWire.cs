using System;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A default retention as the service tells it: always in milliseconds, however it was set.</summary>
internal sealed record KnownRetentionWire(TimeSpan? SuccessRetention, TimeSpan? ErrorRetention);
