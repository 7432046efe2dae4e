namespace CloudflareWorkflows.Models;

/// <summary>The intervals that analytics count events in.</summary>
public enum MetricInterval
{
    /// <summary>Minutes.</summary>
    Minute,

    /// <summary>Five minutes.</summary>
    FiveMinutes,

    /// <summary>Quarters of an hour.</summary>
    FifteenMinutes,

    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Days in UTC.</summary>
    Day,
}

/// <summary>What a metric is about.</summary>
public enum MetricGrouping
{
    /// <summary>A workflow.</summary>
    Workflow,

    /// <summary>A step of a workflow.</summary>
    Step,

    /// <summary>A type of events of a workflow.</summary>
    EventType,

    /// <summary>An instance.</summary>
    Instance,
}
