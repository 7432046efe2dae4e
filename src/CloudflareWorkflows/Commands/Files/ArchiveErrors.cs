using System;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Archives;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>The errors of archives.</summary>
internal static class ArchiveErrors
{
    /// <summary>Runs work on an archive. Its failure ends the pipeline, since all inputs need the archive.</summary>
    /// <exception cref="CmdletErrorException">The archive can't be written.</exception>
    public static T Convert<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArchiveException failure)
        {
            throw Of(failure);
        }
    }

    /// <summary>A compressed archive can't be appended to.</summary>
    public static CmdletErrorException CannotAppendToGzip(string path) => new(
        "CannotAppendToGzip", ErrorCategory.InvalidOperation,
        $"The archive '{path}' is compressed, and -Append can't add to it safely: programs don't find what follows an interrupted write.", path)
    {
        RecommendedAction = "Append to plain files, one for each month: -Path 'history/{0:yyyy-MM}.jsonl'. Compress a month that is over: "
            + "Import-CfWorkflowInstance history/2026-10.jsonl | Export-CfWorkflowInstance history/2026-10.jsonl.gz.",
        EndsPipeline = true,
    };

    private static CmdletErrorException Of(ArchiveException failure)
    {
        (ErrorCategory category, string? action) = failure.Fault switch
        {
            ArchiveFault.ArchiveInUse => (ErrorCategory.ResourceBusy, "Wait until the other command has ended, or use another archive."),
            ArchiveFault.ArchiveUnreadable => (ErrorCategory.InvalidData,
                "Use another file. If it's an archive that was edited, repair or remove the line. The archive is unchanged."),
            ArchiveFault.ArchiveFormNotSupported => (ErrorCategory.NotImplemented, "Update this module, or use another archive."),
            ArchiveFault.ArchiveMismatch => (ErrorCategory.InvalidOperation, "Use one archive for each account."),
            _ => (ErrorCategory.WriteError, "Check the free space and the permissions. Then run the same command again."),
        };
        return new CmdletErrorException(failure.Fault.ToString(), category, failure.Message, failure.Path)
        {
            RecommendedAction = action,
            EndsPipeline = true,
        };
    }
}
