using System;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>One line of a journal: the first says what it is the journal of; each of the others what was asked for one
/// instance, or what came of it.</summary>
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

    /// <summary>A hash of what the command was told to do.</summary>
    public string? Arguments { get; init; }

    public string? Workflow { get; init; }

    /// <summary>The id that the input gave; null where it gave none.</summary>
    public string? Id { get; init; }

    /// <summary>What tells inputs apart that are not told apart by an id: a hash of the params, or the step of an
    /// instance.</summary>
    public string? Input { get; init; }

    /// <summary>Which of the inputs that are the same, where it is not the first.</summary>
    public int? Number { get; init; }

    /// <summary>The id that was made where the input gave none.</summary>
    public string? Made { get; init; }

    public string? Status { get; init; }

    public string? Kind { get; init; }

    public int? Code { get; init; }

    /// <summary>Whether it is certain that a failed request did nothing.</summary>
    public bool? NothingDone { get; init; }

    /// <summary>Whether something else answered instead of the service.</summary>
    public bool? FromIntermediary { get; init; }
}
