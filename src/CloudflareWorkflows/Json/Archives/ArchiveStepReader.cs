using System;
using System.Collections.Generic;
using System.Text.Json;
using CloudflareWorkflows.Models;
using static CloudflareWorkflows.Json.Archives.ArchiveStructure;
using static CloudflareWorkflows.Json.Archives.ArchiveTokens;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>Reads the steps of an instance.</summary>
internal sealed class ArchiveStepReader(ArchiveTokens tokens)
{
    /// <summary>Reads the steps. They lack the keys of their instance.</summary>
    /// <param name="reader">The reader, at the array.</param>
    /// <param name="line">The line that it reads.</param>
    public WorkflowStep[] Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        List<WorkflowStep> steps = [];
        while (NextItem(ref reader))
        {
            steps.Add(IsObject(ref reader) ? ReadStep(ref reader, line) : throw new JsonException("A step is null."));
        }

        return [.. steps];
    }

    private WorkflowStep ReadStep(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        string? name = null, type = null, status = null, eventType = null;
        DateTime? startedOn = null, endedOn = null;
        int? occurrence = null;
        WorkflowError? error = null;
        ReportedJson? output = null;
        WorkflowStepConfig? config = null;
        WorkflowStepAttempt[] attempts = [];
        while (NextColumn(ref reader))
        {
            if (IsColumn(ref reader, "Name"u8)) { name = tokens.SharedText(ref reader); }
            else if (IsColumn(ref reader, "Type"u8)) { type = tokens.SharedText(ref reader); }
            else if (IsColumn(ref reader, "Status"u8)) { status = tokens.SharedText(ref reader); }
            else if (IsColumn(ref reader, "StartedOn"u8)) { startedOn = LocalTime(ref reader); }
            else if (IsColumn(ref reader, "EndedOn"u8)) { endedOn = LocalTime(ref reader); }
            else if (IsColumn(ref reader, "Occurrence"u8)) { occurrence = Number(ref reader); }
            else if (IsColumn(ref reader, "EventType"u8)) { eventType = tokens.SharedText(ref reader); }
            else if (IsColumn(ref reader, "Error"u8)) { error = tokens.Error(ref reader); }
            else if (IsColumn(ref reader, "Output"u8)) { output = Value(ref reader, line); }
            else if (IsColumn(ref reader, "Config"u8)) { config = IsObject(ref reader) ? ReadConfig(ref reader) : null; }
            else if (IsColumn(ref reader, "Attempts"u8)) { attempts = IsArray(ref reader) ? ReadAttempts(ref reader) : []; }
            else { reader.Skip(); }
        }

        return new WorkflowStep
        {
            Name = name ?? "",
            Type = type ?? "",
            Status = status ?? "",
            StartedOn = startedOn,
            EndedOn = endedOn,
            Occurrence = occurrence,
            EventType = eventType,
            Error = error,
            Output = output,
            Config = config,
            Attempts = attempts,
        };
    }

    private WorkflowStepConfig ReadConfig(ref Utf8JsonReader reader)
    {
        int? limit = null;
        string? delay = null, backoff = null, timeout = null;
        while (NextColumn(ref reader))
        {
            if (IsColumn(ref reader, "RetryLimit"u8)) { limit = Number(ref reader); }
            else if (IsColumn(ref reader, "RetryDelay"u8)) { delay = tokens.SharedText(ref reader); }
            else if (IsColumn(ref reader, "Backoff"u8)) { backoff = tokens.SharedText(ref reader); }
            else if (IsColumn(ref reader, "Timeout"u8)) { timeout = tokens.SharedText(ref reader); }
            else { reader.Skip(); }
        }

        return new WorkflowStepConfig { RetryLimit = limit, RetryDelay = delay, Backoff = backoff, Timeout = timeout };
    }

    private WorkflowStepAttempt[] ReadAttempts(ref Utf8JsonReader reader)
    {
        List<WorkflowStepAttempt> attempts = [];
        while (NextItem(ref reader))
        {
            attempts.Add(IsObject(ref reader) ? ReadAttempt(ref reader) : throw new JsonException("An attempt is null."));
        }

        return [.. attempts];
    }

    private WorkflowStepAttempt ReadAttempt(ref Utf8JsonReader reader)
    {
        int? number = null;
        bool? success = null;
        DateTime? startedOn = null, endedOn = null;
        WorkflowError? error = null;
        while (NextColumn(ref reader))
        {
            if (IsColumn(ref reader, "Number"u8)) { number = Number(ref reader); }
            else if (IsColumn(ref reader, "Success"u8)) { success = Flag(ref reader); }
            else if (IsColumn(ref reader, "StartedOn"u8)) { startedOn = LocalTime(ref reader); }
            else if (IsColumn(ref reader, "EndedOn"u8)) { endedOn = LocalTime(ref reader); }
            else if (IsColumn(ref reader, "Error"u8)) { error = tokens.Error(ref reader); }
            else { reader.Skip(); }
        }

        return new WorkflowStepAttempt
        {
            Number = number ?? 0,
            Success = success,
            StartedOn = startedOn,
            EndedOn = endedOn,
            Error = error,
        };
    }
}
