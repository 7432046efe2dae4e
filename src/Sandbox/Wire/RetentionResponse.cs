using System;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A retention in milliseconds.</summary>
internal sealed record RetentionResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? SuccessRetention,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ErrorRetention)
{
    public static RetentionResponse? Of(Retention? retention) =>
        retention is null or { Success: null, Error: null }
            ? null
            : new RetentionResponse(Milliseconds(retention.Success), Milliseconds(retention.Error));

    private static long? Milliseconds(TimeSpan? span) => (long?)span?.TotalMilliseconds;
}
