namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>What started an instance, in the service's spelling.</summary>
public static class TriggerSource
{
    /// <summary>A call to the REST API.</summary>
    public const string Api = "api";

    /// <summary>A Worker binding.</summary>
    public const string Binding = "binding";

    /// <summary>A subscribed event.</summary>
    public const string Event = "event";

    /// <summary>A schedule of the workflow.</summary>
    public const string Cron = "cron";
}
