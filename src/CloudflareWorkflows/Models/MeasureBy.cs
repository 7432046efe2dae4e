namespace CloudflareWorkflows.Models;

/// <summary>What instances are grouped by.</summary>
public enum MeasureBy
{
    /// <summary>The workflow.</summary>
    WorkflowName,

    /// <summary>The version that the instance runs.</summary>
    VersionId,

    /// <summary>What started the instance.</summary>
    Trigger,

    /// <summary>The status.</summary>
    Status,

    /// <summary>The hour of the creation, in local time.</summary>
    Hour,

    /// <summary>The day of the creation, in local time.</summary>
    Day,
}
