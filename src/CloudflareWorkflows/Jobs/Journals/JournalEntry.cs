using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Journals;

/// <summary>One input in a journal: what an earlier run tells of it, and what this one does.</summary>
internal sealed class JournalEntry(Journal journal, JournalLine key, JournalLine? last)
{
    /// <summary>The id that an earlier run made for an input without one.</summary>
    public string? Made => last?.Made;

    /// <summary>When an earlier run first asked for it, if no run came to know what came of it.</summary>
    public DateTimeOffset? AskedOn => last is null or { Entry: JournalLine.Done } ? null : last.At;

    /// <summary>Whether an earlier run came to an end with it, so that nothing is sent.</summary>
    public bool IsSettled => last?.Entry == JournalLine.Done || Recorded is not null;

    /// <summary>What an earlier run could not do, and trying again would not help; null otherwise.</summary>
    private CloudflareException? Recorded => last?.Entry switch
    {
        JournalLine.Failed when IsFinal(last) => ToFailure(last),
        JournalLine.Failed or JournalLine.Asked when IsUncertain(last) => UnknownOutcome(),
        _ => null,
    };

    /// <summary>The status that an earlier run was told.</summary>
    /// <exception cref="CloudflareException">The failure that it was told.</exception>
    public string StatusOrThrow() =>
        Recorded is CloudflareException failure ? throw failure : last?.Status ?? InstanceStatus.Unknown;

    /// <summary>Notes with one write that several are about to be asked for.</summary>
    /// <param name="entries">Each with the id that was made for it, if one was.</param>
    public static void Ask(IReadOnlyCollection<(JournalEntry Entry, string? Made)> entries) =>
        entries.FirstOrDefault().Entry?.Append([.. entries.Select(one => one.Entry.ToAskedLine(one.Made))]);

    /// <summary>Notes that it is about to be asked for.</summary>
    public void Ask() => Append([ToAskedLine(null)]);

    /// <summary>Does something to one input, and notes what came of it, if there is a journal.</summary>
    public static async Task<T> RunAsync<T>(JournalEntry? entry, Func<Task<T>> work, Func<T, string?> status)
    {
        entry?.Ask();
        try
        {
            T result = await work().ConfigureAwait(false);
            entry?.Done(status(result));
            return result;
        }
        catch (CloudflareException failure)
        {
            entry?.Failed(failure);
            throw;
        }
    }

    /// <summary>Notes that it is done.</summary>
    public void Done(string? status) =>
        Append([key with { Entry = JournalLine.Done, At = journal.Now, Made = Made, Status = status }]);

    /// <summary>Notes that it failed.</summary>
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
        new(Kind(line), "so an earlier run was told; see the journal.") { Code = line.Code };

    private static CloudflareException UnknownOutcome() => new(
        CloudflareErrorKind.OutcomeUnknown, "an earlier run was interrupted before it knew; see the journal.");

    private JournalLine ToAskedLine(string? made) =>
        key with { Entry = JournalLine.Asked, At = journal.Now, Made = made ?? Made };

    private void Append(IReadOnlyCollection<JournalLine> lines) => journal.Append(lines);

    private bool IsUncertain(JournalLine line) => !journal.IsRepeatable && line.NothingDone != true;

    /// <summary>Notes what came of it.</summary>
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

    /// <summary>Only what the service itself said stays so.</summary>
    private static bool IsFinal(JournalLine line) => line.FromIntermediary != true && Kind(line)
        is CloudflareErrorKind.NotFound
        or CloudflareErrorKind.Conflict
        or CloudflareErrorKind.RequestRefused
        or CloudflareErrorKind.CreateUnsettled;

    /// <summary>A kind that a later version has added is taken for one that passes.</summary>
    private static CloudflareErrorKind Kind(JournalLine line) =>
        Enum.TryParse(line.Kind, out CloudflareErrorKind kind) ? kind : CloudflareErrorKind.ServiceUnavailable;
}
