namespace CloudflareWorkflows.Analysis.Reports;

/// <summary>What a bar of a timeline shows.</summary>
internal enum BarKind
{
    /// <summary>A step or an attempt that succeeded.</summary>
    Complete,

    /// <summary>A step or an attempt that failed.</summary>
    Failed,

    /// <summary>The pause between two attempts.</summary>
    Pause,

    /// <summary>A sleep, or a wait for an event.</summary>
    Wait,

    /// <summary>A step or an attempt that hasn't ended.</summary>
    Open,

    /// <summary>A rollback or a termination.</summary>
    Undo,
}

/// <summary>A part of a timeline.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Left">Where it begins, in percent of the timeline.</param>
/// <param name="Width">How long it is, in percent of the timeline.</param>
internal readonly record struct TimelineBar(BarKind Kind, double Left, double Width);
