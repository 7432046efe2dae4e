using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Journals;

/// <summary>Collects ids into batches and records requests and outcomes in the journal, if there is one. Some
/// outcomes are known only later.</summary>
/// <param name="time">Returns the current time.</param>
/// <param name="send">Sends a batch.</param>
internal sealed class JournaledBatch(TimeProvider time, Action<WorkflowTarget, string[]> send)
{
    private readonly Dictionary<(WorkflowTarget, string), Queue<JournalEntry>> _open = [];
    private InputBatch<WorkflowTarget, (string Id, JournalEntry? Entry)>? _batch;

    public void Add(WorkflowTarget destination, string id, JournalEntry? entry)
    {
        _batch ??= new InputBatch<WorkflowTarget, (string, JournalEntry?)>(time, Send);
        _batch.Add(destination, (id, entry));
    }

    public void Flush() => _batch?.Flush();

    /// <summary>Records the outcome of one id.</summary>
    public void Settle(WorkflowTarget destination, string id, string? status, CloudflareException? failure)
    {
        if (_open.TryGetValue((destination, id), out Queue<JournalEntry>? entries) && entries.Count > 0)
        {
            entries.Dequeue().Settle(status, failure);
        }
    }

    private void Send(WorkflowTarget destination, (string Id, JournalEntry? Entry)[] batch)
    {
        JournalEntry.Ask([.. batch.Select(one => one.Entry).OfType<JournalEntry>().Select(entry => (entry, (string?)null))]);
        foreach ((string id, JournalEntry? entry) in batch)
        {
            if (entry is not null)
            {
                Open(destination, id, entry);
            }
        }

        send(destination, Array.ConvertAll(batch, one => one.Id));
    }

    private void Open(WorkflowTarget destination, string id, JournalEntry entry)
    {
        if (!_open.TryGetValue((destination, id), out Queue<JournalEntry>? entries))
        {
            entries = new Queue<JournalEntry>();
            _open.Add((destination, id), entries);
        }

        entries.Enqueue(entry);
    }
}
