using System;
using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Converts the failures of a command to error records.</summary>
/// <param name="write">Writes a non-terminating error.</param>
/// <param name="end">Writes a terminating error.</param>
/// <param name="permission">The permission that the command needs, in Cloudflare's words.</param>
internal sealed class ErrorReporter(Action<ErrorRecord> write, Action<ErrorRecord> end, Func<string> permission)
{
    private readonly HashSet<string> _recommended = [];

    /// <summary>Runs an action, and writes an error if it fails.</summary>
    /// <param name="target">The target of the error.</param>
    /// <param name="action">The action.</param>
    /// <param name="endsPipeline">Whether every failure ends the pipeline.</param>
    public void Guard(object? target, Action action, bool endsPipeline = false)
    {
        try
        {
            action();
        }
        catch (CloudflareException failure)
        {
            ErrorRecord record = FailureTable.ToErrorRecord(failure, target, permission());
            Report(record, endsPipeline || FailureTable.EndsPipeline(failure));
        }
        catch (CmdletErrorException refused)
        {
            Report(refused.ToErrorRecord(), endsPipeline || refused.EndsPipeline);
        }
        catch (JournalException failure)
        {
            // A completed request that is not recorded would be repeated.
            Report(FailureTable.ToErrorRecord(failure), endsPipeline: true);
        }
    }

    /// <summary>Writes the error of one item that a listing could not read.</summary>
    public void WriteUnreadable(CloudflareException failure, string item) =>
        write(FailureTable.ToErrorRecord(failure, item, permission()));

    private void Report(ErrorRecord record, bool endsPipeline)
    {
        record.ErrorDetails = new ErrorDetails(VisibleText.Of(record.ErrorDetails.Message))
        {
            RecommendedAction = record.ErrorDetails.RecommendedAction,
        };
        record.CategoryInfo.TargetName = VisibleText.OnOneLine(record.CategoryInfo.TargetName);
        if (endsPipeline)
        {
            end(record);
        }

        // The host shows the recommended action below each error. Once is enough for all inputs.
        if (record.ErrorDetails is { RecommendedAction: string action } && !_recommended.Add(action))
        {
            record.ErrorDetails.RecommendedAction = null;
        }

        write(record);
    }
}
