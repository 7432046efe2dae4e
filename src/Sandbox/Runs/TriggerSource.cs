namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>What started an instance, as the service spells it.</summary>
public static class TriggerSource
{
    /// <summary>A call of the REST API.</summary>
    public const string Api = "api";

    /// <summary>A Worker, by its binding.</summary>
    public const string Binding = "binding";

    /// <summary>A subscribed event.</summary>
    public const string Event = "event";

    /// <summary>A schedule of the workflow.</summary>
    public const string Cron = "cron";
}
