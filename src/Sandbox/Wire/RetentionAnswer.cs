using System;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Retention in milliseconds, as the service tells it.</summary>
internal sealed record RetentionAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? SuccessRetention,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ErrorRetention)
{
    public static RetentionAnswer? Of(Retention? retention) =>
        retention is null or { Success: null, Error: null }
            ? null
            : new RetentionAnswer(Milliseconds(retention.Success), Milliseconds(retention.Error));

    private static long? Milliseconds(TimeSpan? span) => (long?)span?.TotalMilliseconds;
}
