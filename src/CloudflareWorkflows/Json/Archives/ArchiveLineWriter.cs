using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>Writes instances as lines of an archive. The columns have the names of the properties, in a fixed order: those that
/// identify a run come first, and the long ones last.</summary>
internal sealed class ArchiveLineWriter : IDisposable
{
    private readonly MemoryStream _line = new();
    private readonly Utf8JsonWriter _writer;
    private readonly ArchiveValueWriter _values;

    public ArchiveLineWriter()
    {
        _writer = new Utf8JsonWriter(_line, new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            SkipValidation = true,
        });
        _values = new ArchiveValueWriter(_writer);
    }

    /// <summary>Returns the line of an instance, with its line break. The bytes are valid until the next call.</summary>
    /// <param name="instance">The instance. Its columns of a full object are written only for a full object.</param>
    /// <param name="readOn">The time of an instance that doesn't say when it was read from the service.</param>
    /// <exception cref="UnsupportedJsonValueException">A script has put a value into the params or an output that JSON can't
    /// represent.</exception>
    public ArraySegment<byte> Write(WorkflowInstance instance, DateTime readOn)
    {
        _line.SetLength(0);
        _writer.Reset();
        _writer.WriteStartObject();
        _writer.WriteNumber("Form"u8, ArchiveForm.Newest);
        _values.WriteTime("ReadOn"u8, instance.ReadOn ?? Milliseconds(instance.ReceivedOn ?? readOn));
        WriteListed(instance);
        if (instance is WorkflowInstanceDetail detail)
        {
            WriteFull(detail);
        }

        _writer.WriteEndObject();
        _writer.Flush();
        _line.WriteByte((byte)'\n');
        return new ArraySegment<byte>(_line.GetBuffer(), 0, (int)_line.Length);
    }

    /// <summary>The times of the service have milliseconds.</summary>
    private static DateTime Milliseconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));

    public void Dispose() => _writer.Dispose();

    private void WriteListed(WorkflowInstance instance)
    {
        _writer.WriteString("AccountId"u8, instance.AccountId);
        _writer.WriteString("WorkflowName"u8, instance.WorkflowName);
        _writer.WriteString("Id"u8, instance.Id);
        _writer.WriteString("Status"u8, instance.Status);
        _writer.WriteString("VersionId"u8, instance.VersionId);
        _values.WriteTime("CreatedOn"u8, instance.CreatedOn);
        _values.WriteTime("StartedOn"u8, instance.StartedOn);
        _values.WriteTime("EndedOn"u8, instance.EndedOn);
        _values.WriteTime("ModifiedOn"u8, instance.ModifiedOn);
        _writer.WriteString("Trigger"u8, instance.Trigger);
    }

    private void WriteFull(WorkflowInstanceDetail instance)
    {
        _values.WriteTime("QueuedOn"u8, instance.QueuedOn);
        _values.WriteNumber("StepCount"u8, instance.StepCount);
        _writer.WriteString("Cron"u8, instance.Cron);
        _values.WriteTime("ScheduledOn"u8, instance.ScheduledOn);
        if (instance.HasMalformedSteps)
        {
            _writer.WriteBoolean("HasMalformedSteps"u8, true);
        }

        _values.WriteError("Error"u8, instance.Error, isWrittenAlways: true);
        WriteRollback(instance.Rollback);
        if (!instance.LacksParams)
        {
            _writer.WritePropertyName("Params"u8);
            _values.Write(instance.ParamsValue);
        }

        _writer.WritePropertyName("Output"u8);
        _values.Write(instance.OutputValue);
        _writer.WriteStartArray("Steps"u8);
        foreach (WorkflowStep step in instance.Steps)
        {
            ArchiveStepWriter.Write(_writer, _values, step);
        }

        _writer.WriteEndArray();
    }

    private void WriteRollback(WorkflowRollback? rollback)
    {
        if (rollback is null)
        {
            _writer.WriteNull("Rollback"u8);
            return;
        }

        _writer.WriteStartObject("Rollback"u8);
        _writer.WriteString("Outcome"u8, rollback.Outcome);
        _values.WriteError("Error"u8, rollback.Error, isWrittenAlways: true);
        _writer.WriteEndObject();
    }
}
