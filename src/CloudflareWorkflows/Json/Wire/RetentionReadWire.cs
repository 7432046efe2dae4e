using System;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A default retention as the service returns it: always in milliseconds, however it was set.</summary>
internal sealed record RetentionReadWire(TimeSpan? SuccessRetention, TimeSpan? ErrorRetention);
