using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The settings of an account in a response.</summary>
internal sealed record SettingsWire(RetentionReadWire? DefaultRetention)
{
    public WorkflowSetting ToModel(string accountId) => new()
    {
        AccountId = accountId,
        SuccessRetention = DefaultRetention?.SuccessRetention,
        ErrorRetention = DefaultRetention?.ErrorRetention,
    };
}
