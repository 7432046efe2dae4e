using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using CloudflareWorkflows.Json.Archives;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>The runs that an archive has. Only those that ended in the last 31 days are remembered: the service keeps no older
/// ones. So the memory depends on a month, and not on the file.</summary>
/// <param name="oldest">The runs that ended before this time, in UTC, are forgotten.</param>
internal sealed class HeldRuns(DateTime oldest)
{
    /// <summary>The runs, and whether the archive has their steps.</summary>
    private readonly Dictionary<(long, long), bool> _runs = [];

    private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);

    /// <summary>The accounts of the lines of the file.</summary>
    public IReadOnlyCollection<string> Accounts => _accounts;

    /// <summary>When the last line was read from the service, in UTC; null without lines.</summary>
    public DateTime? LastReadOn { get; private set; }

    /// <summary>Adds a line of the file.</summary>
    public void Add(ArchiveHead head)
    {
        _ = _accounts.Add(head.AccountId ?? "");
        LastReadOn = LastReadOn > head.ReadOn ? LastReadOn : head.ReadOn;
        if ((head.EndedOn ?? head.ReadOn) >= oldest)
        {
            Add(
                RunOf(head.AccountId, head.WorkflowName, head.Id, head.Status, head.VersionId, head.StartedOn, head.EndedOn),
                head.HasSteps);
        }
    }

    /// <summary>Adds an instance that is written.</summary>
    public void Add(WorkflowInstance instance) => Add(RunOf(instance), instance is WorkflowInstanceDetail);

    /// <summary>Whether an instance belongs to the archive: it has lines of the account, or none at all.</summary>
    public bool TakesAccount(string? accountId) => _accounts.Count == 0 || _accounts.Contains(accountId ?? "");

    /// <summary>Whether the archive has this run of an instance. An instance that was restarted since has another run.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="isFull">Whether it must have its steps.</param>
    public bool Contains(WorkflowInstance instance, bool isFull) =>
        _runs.TryGetValue(RunOf(instance), out bool hasSteps) && (hasSteps || !isFull);

    private void Add((long, long) run, bool hasSteps) =>
        _runs[run] = hasSteps || (_runs.TryGetValue(run, out bool had) && had);

    private static (long, long) RunOf(WorkflowInstance instance) => RunOf(
        instance.AccountId, instance.WorkflowName, instance.Id, instance.Status, instance.VersionId,
        instance.StartedOn?.ToUniversalTime(), instance.EndedOn?.ToUniversalTime());

    /// <summary>Half of a hash: equal halves of different runs won't occur.</summary>
    private static (long, long) RunOf(
        string? accountId, string workflowName, string id, string status, string? versionId, DateTime? startedOn, DateTime? endedOn)
    {
        string run = string.Join("\n", accountId, workflowName, id, status, versionId, Ticks(startedOn), Ticks(endedOn));
        byte[] hash = Hashing.Sha256(Encoding.UTF8.GetBytes(run));
        return (BitConverter.ToInt64(hash, 0), BitConverter.ToInt64(hash, sizeof(long)));
    }

    private static string? Ticks(DateTime? time) => time?.Ticks.ToString(CultureInfo.InvariantCulture);
}
