namespace CloudflareWorkflows.Json.Wire;

/// <summary>The body that changes the settings of an account.</summary>
internal sealed record SettingsChangeWire(RetentionWire? DefaultRetention);
