using System;
using System.Text.Json;
using CloudflareWorkflows.Models;
using static CloudflareWorkflows.Json.Archives.ArchiveStructure;
using static CloudflareWorkflows.Json.Archives.ArchiveTokens;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>Reads the columns that identify an instance, and one of its runs.</summary>
internal ref struct ArchiveHeadReader
{
    private DateTime? _readOn, _createdOn, _startedOn, _endedOn;
    private string? _accountId, _workflowName, _id, _status, _versionId;
    private bool _hasForm;

    public bool TryRead(ref Utf8JsonReader reader, ArchiveTokens tokens)
    {
        if (IsColumn(ref reader, "Form"u8)) { ReadForm(ref reader); }
        else if (IsColumn(ref reader, "ReadOn"u8)) { _readOn = UtcTime(ref reader); }
        else if (IsColumn(ref reader, "AccountId"u8)) { _accountId = tokens.SharedText(ref reader); }
        else if (IsColumn(ref reader, "WorkflowName"u8)) { _workflowName = tokens.SharedText(ref reader); }
        else if (IsColumn(ref reader, "Id"u8)) { _id = Text(ref reader); }
        else if (IsColumn(ref reader, "Status"u8)) { _status = tokens.SharedText(ref reader); }
        else if (IsColumn(ref reader, "VersionId"u8)) { _versionId = tokens.SharedText(ref reader); }
        else if (IsColumn(ref reader, "CreatedOn"u8)) { _createdOn = UtcTime(ref reader); }
        else if (IsColumn(ref reader, "StartedOn"u8)) { _startedOn = UtcTime(ref reader); }
        else if (IsColumn(ref reader, "EndedOn"u8)) { _endedOn = UtcTime(ref reader); }
        else
        {
            return false;
        }

        return true;
    }

    public readonly ArchiveHead ToHead() =>
        _hasForm && _readOn is DateTime readOn && !string.IsNullOrEmpty(_workflowName) && !string.IsNullOrEmpty(_id)
            ? new ArchiveHead
            {
                ReadOn = readOn,
                AccountId = _accountId,
                WorkflowName = _workflowName!,
                Id = _id!,
                Status = _status ?? InstanceStatus.Unknown,
                VersionId = _versionId,
                CreatedOn = _createdOn,
                StartedOn = _startedOn,
                EndedOn = _endedOn,
            }
            : throw new ArchiveLineException("it lacks the Form, ReadOn, WorkflowName, or Id of an archive.");

    /// <summary>A newer form is told before anything of it is misunderstood.</summary>
    private void ReadForm(ref Utf8JsonReader reader)
    {
        long form = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number) && number > 0
            ? number
            : throw new ArchiveLineException("its Form isn't a number.");
        _hasForm = form <= ArchiveForm.Newest ? true : throw new ArchiveLineException(
            $"its form is {form}, and this version of the module reads forms up to {ArchiveForm.Newest}.")
        {
            NewerForm = form,
        };
    }
}
