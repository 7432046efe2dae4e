using System;
using System.Text.Json;
using CloudflareWorkflows.Models;
using static CloudflareWorkflows.Json.Archives.ArchiveStructure;
using static CloudflareWorkflows.Json.Archives.ArchiveTokens;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>Reads lines of an archive. Columns can have any order, and columns that this version doesn't know are ignored.
/// Not thread-safe.</summary>
internal sealed class ArchiveLineReader
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = RawJson.MaxWireDepth };

    private readonly ArchiveTokens _tokens = new();
    private readonly ArchiveStepReader _steps;

    public ArchiveLineReader()
    {
        _steps = new ArchiveStepReader(_tokens);
    }

    /// <summary>Reads the instance of a line, without its line break: <see cref="WorkflowInstanceDetail"/> if the line has
    /// steps, and else the instance as a list reports it.</summary>
    /// <exception cref="ArchiveLineException">The line can't be read.</exception>
    public WorkflowInstance Read(ReadOnlySpan<byte> line)
    {
        ArchiveColumns columns = default;
        ArchiveHead head = Read(line, ref columns, isHeadOnly: false);
        return columns.ToModel(head);
    }

    /// <summary>Reads which instance a line has, and which run of it. The rest is checked for valid JSON.</summary>
    /// <exception cref="ArchiveLineException">The line can't be read.</exception>
    public ArchiveHead ReadHead(ReadOnlySpan<byte> line)
    {
        ArchiveColumns ignored = default;
        return Read(line, ref ignored, isHeadOnly: true);
    }

    private ArchiveHead Read(ReadOnlySpan<byte> line, ref ArchiveColumns columns, bool isHeadOnly)
    {
        try
        {
            Utf8JsonReader reader = new(line, s_options);
            if (!reader.Read() || !IsObject(ref reader))
            {
                throw new ArchiveLineException("it isn't an object.");
            }

            ArchiveHeadReader head = default;
            bool hasSteps = false;
            while (NextColumn(ref reader))
            {
                if (head.TryRead(ref reader, _tokens) || (!isHeadOnly && TryRead(ref reader, line, ref columns)))
                {
                    continue;
                }

                hasSteps |= IsColumn(ref reader, "Steps"u8) && IsArray(ref reader);
                reader.Skip();
            }

            // Throws if anything but white space follows.
            _ = reader.Read();
            return head.ToHead() with { HasSteps = hasSteps };
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new ArchiveLineException($"it is damaged: {Explain(failure)}", failure);
        }
    }

    /// <summary>The reader counts lines from 0 in what is one line.</summary>
    private static string Explain(Exception failure) =>
        failure is JsonException { BytePositionInLine: long position } && failure.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and int place
            ? $"{failure.Message[..place].TrimEnd('.')}, at byte {position + 1}."
            : failure.Message;

    private bool TryRead(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, ref ArchiveColumns columns)
    {
        if (IsColumn(ref reader, "ModifiedOn"u8)) { columns.ModifiedOn = LocalTime(ref reader); }
        else if (IsColumn(ref reader, "Trigger"u8)) { columns.Trigger = _tokens.SharedText(ref reader); }
        else if (IsColumn(ref reader, "QueuedOn"u8)) { columns.QueuedOn = LocalTime(ref reader); }
        else if (IsColumn(ref reader, "StepCount"u8)) { columns.StepCount = Number(ref reader); }
        else if (IsColumn(ref reader, "Cron"u8)) { columns.Cron = _tokens.SharedText(ref reader); }
        else if (IsColumn(ref reader, "ScheduledOn"u8)) { columns.ScheduledOn = LocalTime(ref reader); }
        else if (IsColumn(ref reader, "HasMalformedSteps"u8)) { columns.HasMalformedSteps = Flag(ref reader) == true; }
        else if (IsColumn(ref reader, "Error"u8)) { columns.Error = _tokens.Error(ref reader); }
        else if (IsColumn(ref reader, "Rollback"u8)) { columns.Rollback = Rollback(ref reader); }
        else if (IsColumn(ref reader, "Params"u8))
        {
            columns.HasParams = true;
            columns.Params = Value(ref reader, line);
        }
        else if (IsColumn(ref reader, "Output"u8)) { columns.Output = Value(ref reader, line); }
        else if (IsColumn(ref reader, "Steps"u8)) { columns.Steps = IsArray(ref reader) ? _steps.Read(ref reader, line) : null; }
        else
        {
            return false;
        }

        return true;
    }

    private WorkflowRollback? Rollback(ref Utf8JsonReader reader)
    {
        if (!IsObject(ref reader))
        {
            return null;
        }

        string? outcome = null;
        WorkflowError? error = null;
        while (NextColumn(ref reader))
        {
            if (IsColumn(ref reader, "Outcome"u8)) { outcome = _tokens.SharedText(ref reader); }
            else if (IsColumn(ref reader, "Error"u8)) { error = _tokens.Error(ref reader); }
            else { reader.Skip(); }
        }

        return new WorkflowRollback { Outcome = outcome, Error = error };
    }
}
