using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Journals;

/// <summary>Records what a command was asked to do with each input and the outcome, so that the same command can
/// resume after an interruption. It contains ids and outcomes, never params or payloads. Thread-safe.</summary>
internal sealed class Journal : IDisposable
{
    private readonly JournalFile _file;
    private readonly Func<DateTimeOffset> _now;
    private readonly string _account;
    private readonly Dictionary<(string?, string?, string?, string?, int?), JournalLine> _last = [];
    private readonly Dictionary<(string?, string?, string?, string?), int> _taken = [];

    private Journal(JournalFile file, JournalHeader header, Func<DateTimeOffset> now)
    {
        _file = file;
        _now = now;
        _account = header.Account;
        foreach (JournalLine line in file.Lines.Skip(1))
        {
            // The last line of an input counts. The generated id and the time of the first request are kept from
            // earlier lines.
            _last.TryGetValue(Key(line), out JournalLine? before);
            _last[Key(line)] = line with { Made = line.Made ?? before?.Made, At = before?.At ?? line.At };
        }
    }

    /// <summary>Whether an operation may be repeated if its outcome is unknown.</summary>
    public bool IsRepeatable { get; private init; }

    public DateTimeOffset Now => _now();

    /// <summary>Opens or creates a journal.</summary>
    /// <exception cref="JournalException">The journal belongs to another command, or cannot be used.</exception>
    public static Journal Open(string path, JournalHeader header, bool isRepeatable, Func<DateTimeOffset> now)
    {
        JournalFile file = JournalFile.Open(path);
        try
        {
            if (file.Lines.Count == 0)
            {
                file.Append([ToLine(header) with { At = now() }]);
            }
            else if (file.Lines[0] with { At = null } != ToLine(header))
            {
                throw new JournalException(
                    JournalProblem.JournalMismatch, path,
                    $"'{path}' is the journal of another command, another account, or other arguments.");
            }

            return new Journal(file, header, now) { IsRepeatable = isRepeatable };
        }
        catch (JournalException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Registers the next input. Identical inputs are numbered.</summary>
    /// <param name="account">The account.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="id">The id of the instance; null if the input has none.</param>
    /// <param name="input">Distinguishes inputs with the same id or without an id.</param>
    public JournalEntry Take(string account, string workflow, string? id, string? input = null)
    {
        JournalLine key = new()
        {
            Account = account == _account ? null : account,
            Workflow = workflow,
            Id = id,
            Input = input,
        };
        (string?, string?, string?, string?) identity = (key.Account, workflow, id, input);
        _taken.TryGetValue(identity, out int before);
        _taken[identity] = before + 1;
        key = key with { Number = before == 0 ? null : before + 1 };
        _last.TryGetValue(Key(key), out JournalLine? last);
        return new JournalEntry(this, key, last);
    }

    /// <summary>Writes lines.</summary>
    public void Append(IReadOnlyCollection<JournalLine> lines)
    {
        lock (_file)
        {
            _file.Append(lines);
        }
    }

    public void Dispose() => _file.Dispose();

    private static (string?, string?, string?, string?, int?) Key(JournalLine line) =>
        (line.Account, line.Workflow, line.Id, line.Input, line.Number);

    private static JournalLine ToLine(JournalHeader header) => new()
    {
        Entry = JournalLine.Header,
        Command = header.Command,
        Account = header.Account,
        Arguments = header.Arguments,
    };
}
