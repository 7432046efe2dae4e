using System;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>One line of a journal. The first line identifies the journal. Each other line says what was requested for
/// one input, or the outcome.</summary>
internal sealed record JournalLine
{
    public const string Header = "journal";
    public const string Asked = "asked";
    public const string Done = "done";
    public const string Failed = "failed";

    public string? Entry { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? Command { get; init; }

    public string? Account { get; init; }

    /// <summary>A hash of the command's arguments.</summary>
    public string? Arguments { get; init; }

    public string? Workflow { get; init; }

    /// <summary>The id of the input; null if it had none.</summary>
    public string? Id { get; init; }

    /// <summary>Distinguishes inputs that have no id or the same id: a hash of the params, or the step of an
    /// instance.</summary>
    public string? Input { get; init; }

    /// <summary>The number of the input among identical ones; null for the first.</summary>
    public int? Number { get; init; }

    /// <summary>The id that was generated for an input without one.</summary>
    public string? Made { get; init; }

    public string? Status { get; init; }

    public string? Kind { get; init; }

    public int? Code { get; init; }

    /// <summary>Whether a failed request certainly had no effect.</summary>
    public bool? NothingDone { get; init; }

    /// <summary>Whether an intermediary responded instead of the service.</summary>
    public bool? FromIntermediary { get; init; }
}
