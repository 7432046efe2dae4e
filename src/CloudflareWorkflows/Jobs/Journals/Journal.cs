using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Journals;

/// <summary>What a command was asked to do with each input, and what came of it, so that the identity command goes on after an
/// interruption where it stopped. It holds ids and outcomes, never params or payloads. Safe to use from many
/// threads.</summary>
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
            // The last word on an input counts; the id that was made for it stays, and when it was first asked for.
            _last.TryGetValue(Key(line), out JournalLine? before);
            _last[Key(line)] = line with { Made = line.Made ?? before?.Made, At = before?.At ?? line.At };
        }
    }

    /// <summary>Whether what is asked for may be asked for again when nobody knows what came of it.</summary>
    public bool IsRepeatable { get; init; } = true;

    public DateTimeOffset Now => _now();

    /// <summary>Opens a journal, or makes one.</summary>
    /// <exception cref="JournalException">It belongs to something else, or cannot be used.</exception>
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
                    $"'{path}' is the journal of another command, another account or other arguments.");
            }

            return new Journal(file, header, now) { IsRepeatable = isRepeatable };
        }
        catch (JournalException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Takes the next input. Inputs that are the identity are told apart by their number.</summary>
    /// <param name="account">The account.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="id">The id of the instance; null where the input gave none.</param>
    /// <param name="input">What tells it from other inputs with the identity id, or without one.</param>
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
