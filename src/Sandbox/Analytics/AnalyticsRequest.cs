using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;
using GraphQL;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>What the resolvers of a request need: the account, its settings, and who asks.</summary>
internal sealed record AnalyticsRequest(SandboxAccount Account, SandboxAnalytics Analytics, Caller Caller)
{
    private const string Key = "request";

    public Dictionary<string, object?> ToContext() => new() { [Key] = this };

    public static AnalyticsRequest Of(IResolveFieldContext context) => (AnalyticsRequest)context.UserContext[Key]!;
}
