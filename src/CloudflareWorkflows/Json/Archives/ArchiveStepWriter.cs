using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>Writes a step of an instance. The keys of its instance are columns of the line.</summary>
internal static class ArchiveStepWriter
{
    public static void Write(Utf8JsonWriter writer, ArchiveValueWriter values, WorkflowStep step)
    {
        writer.WriteStartObject();
        writer.WriteString("Name"u8, step.Name);
        writer.WriteString("Type"u8, step.Type);
        writer.WriteString("Status"u8, step.Status);
        values.WriteTime("StartedOn"u8, step.StartedOn);
        values.WriteTime("EndedOn"u8, step.EndedOn);
        if (step.Occurrence is int occurrence)
        {
            writer.WriteNumber("Occurrence"u8, occurrence);
        }

        if (step.EventType is not null)
        {
            writer.WriteString("EventType"u8, step.EventType);
        }

        values.WriteError("Error"u8, step.Error, isWrittenAlways: false);
        if (step.OutputValue is not null)
        {
            writer.WritePropertyName("Output"u8);
            values.Write(step.OutputValue);
        }

        if (step.Config is not null)
        {
            Write(writer, step.Config);
        }

        writer.WriteStartArray("Attempts"u8);
        foreach (WorkflowStepAttempt attempt in step.Attempts)
        {
            Write(writer, values, attempt);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, WorkflowStepConfig config)
    {
        writer.WriteStartObject("Config"u8);
        if (config.RetryLimit is int limit)
        {
            writer.WriteNumber("RetryLimit"u8, limit);
        }

        writer.WriteString("RetryDelay"u8, config.RetryDelay);
        writer.WriteString("Backoff"u8, config.Backoff);
        writer.WriteString("Timeout"u8, config.Timeout);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ArchiveValueWriter values, WorkflowStepAttempt attempt)
    {
        writer.WriteStartObject();
        writer.WriteNumber("Number"u8, attempt.Number);
        if (attempt.Success is bool success)
        {
            writer.WriteBoolean("Success"u8, success);
        }

        values.WriteTime("StartedOn"u8, attempt.StartedOn);
        values.WriteTime("EndedOn"u8, attempt.EndedOn);
        values.WriteError("Error"u8, attempt.Error, isWrittenAlways: false);
        writer.WriteEndObject();
    }
}
