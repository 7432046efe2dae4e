namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The settings that are to change.</summary>
internal sealed record SettingsBody(RetentionBody? DefaultRetention);
