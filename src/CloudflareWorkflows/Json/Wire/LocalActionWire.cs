using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A change of an instance's status, as local engines until September 2026 want it.</summary>
internal sealed record LocalActionWire(string Action, RestartPoint? From, bool? Rollback)
{
    public static LocalActionWire Of(StatusChange change) => new(change.Status, change.From, change.Rollback);
}
