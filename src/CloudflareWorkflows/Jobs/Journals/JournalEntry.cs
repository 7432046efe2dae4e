using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Journals;

/// <summary>One input in a journal: the result of an earlier run, and the progress of this run.</summary>
internal sealed class JournalEntry(Journal journal, JournalLine key, JournalLine? last)
{
    /// <summary>The id that an earlier run generated for an input without one.</summary>
    public string? Made => last?.Made;

    /// <summary>When an earlier run first sent the request, if no run learned the outcome.</summary>
    public DateTimeOffset? AskedOn => last is null or { Entry: JournalLine.Done } ? null : last.At;

    /// <summary>Whether an earlier run completed the input, so that no request is sent.</summary>
    public bool IsSettled => last?.Entry == JournalLine.Done || Recorded is not null;

    /// <summary>The failure of an earlier run, if repeating the request would not help; null otherwise.</summary>
    private CloudflareException? Recorded => last?.Entry switch
    {
        JournalLine.Failed when IsFinal(last) => ToFailure(last),
        JournalLine.Failed or JournalLine.Asked when IsUncertain(last) => UnknownOutcome(),
        _ => null,
    };

    /// <summary>The status that an earlier run recorded.</summary>
    /// <exception cref="CloudflareException">The failure that an earlier run recorded.</exception>
    public string StatusOrThrow() =>
        Recorded is CloudflareException failure ? throw failure : last?.Status ?? InstanceStatus.Unknown;

    /// <summary>Records with one write that several inputs are about to be sent.</summary>
    /// <param name="entries">The entries, each with the id that was generated for it, if any.</param>
    public static void Ask(IReadOnlyCollection<(JournalEntry Entry, string? Made)> entries) =>
        entries.FirstOrDefault().Entry?.Append([.. entries.Select(one => one.Entry.ToAskedLine(one.Made))]);

    /// <summary>Records that the input is about to be sent.</summary>
    public void Ask() => Append([ToAskedLine(null)]);

    /// <summary>Records success.</summary>
    public void Done(string? status) =>
        Append([key with { Entry = JournalLine.Done, At = journal.Now, Made = Made, Status = status }]);

    /// <summary>Records a failure.</summary>
    public void Failed(CloudflareException failure) => Append([key with
    {
        Entry = JournalLine.Failed,
        At = journal.Now,
        Made = Made,
        Kind = failure.Kind.ToString(),
        Code = failure.Code,
        NothingDone = failure.NothingDone ? true : null,
        FromIntermediary = failure.FromIntermediary ? true : null,
    }]);

    private static CloudflareException ToFailure(JournalLine line) =>
        new(Kind(line), "an earlier run recorded this failure; see the journal.") { Code = line.Code };

    private static CloudflareException UnknownOutcome() => new(
        CloudflareErrorKind.OutcomeUnknown, "an earlier run was interrupted before it received the outcome; see the journal.");

    private JournalLine ToAskedLine(string? made) =>
        key with { Entry = JournalLine.Asked, At = journal.Now, Made = made ?? Made };

    private void Append(IReadOnlyCollection<JournalLine> lines) => journal.Append(lines);

    private bool IsUncertain(JournalLine line) => !journal.IsRepeatable && line.NothingDone != true;

    /// <summary>Records the outcome.</summary>
    public void Settle(string? status, CloudflareException? failure)
    {
        if (failure is null)
        {
            Done(status);
        }
        else
        {
            Failed(failure);
        }
    }

    /// <summary>Only errors from the service itself are final.</summary>
    private static bool IsFinal(JournalLine line) => line.FromIntermediary != true && Kind(line)
        is CloudflareErrorKind.NotFound
        or CloudflareErrorKind.Conflict
        or CloudflareErrorKind.RequestRefused
        or CloudflareErrorKind.CreateUnsettled;

    /// <summary>An unknown kind, added by a later version, counts as transient.</summary>
    private static CloudflareErrorKind Kind(JournalLine line) =>
        Enum.TryParse(line.Kind, out CloudflareErrorKind kind) ? kind : CloudflareErrorKind.ServiceUnavailable;
}
