namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The settings to change.</summary>
internal sealed record SettingsBody(RetentionBody? DefaultRetention);
