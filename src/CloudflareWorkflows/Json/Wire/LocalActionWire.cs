using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A status change as local engines before September 2026 expect it.</summary>
internal sealed record LocalActionWire(string Action, RestartPoint? From, bool? Rollback)
{
    public static LocalActionWire Of(StatusChange change) => new(change.Status, change.From, change.Rollback);
}
