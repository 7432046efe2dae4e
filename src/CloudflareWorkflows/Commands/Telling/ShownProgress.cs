using System;
using System.Management.Automation;
using System.Threading;

namespace CloudflareWorkflows.Commands.Telling;

/// <summary>Shows progress while something is done, and takes it away however that ends.</summary>
internal static class ShownProgress
{
    /// <param name="command">Shows it.</param>
    /// <param name="first">What is shown first; the work may show more of the same activity.</param>
    /// <param name="work">What is done.</param>
    /// <param name="stopToken">Tells that the user stops the command.</param>
    public static void During(Cmdlet command, ProgressRecord first, Action work, CancellationToken stopToken)
    {
        command.WriteProgress(first);
        try
        {
            work();
        }
        finally
        {
            // While the user stops it, a write may find the console waiting for that end; the host takes all away itself.
            if (!stopToken.IsCancellationRequested)
            {
                command.WriteProgress(new ProgressRecord(first.ActivityId, first.Activity, "ended")
                {
                    RecordType = ProgressRecordType.Completed,
                });
            }
        }
    }
}
