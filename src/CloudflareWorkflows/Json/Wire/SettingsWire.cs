using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The settings of an account as the service tells them.</summary>
internal sealed record SettingsWire(RetentionReadWire? DefaultRetention)
{
    public WorkflowSetting ToModel(string accountId) => new()
    {
        AccountId = accountId,
        SuccessRetention = DefaultRetention?.SuccessRetention,
        ErrorRetention = DefaultRetention?.ErrorRetention,
    };
}
