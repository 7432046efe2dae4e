using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Finds out whether the service may have deleted instances since an archive was last written.</summary>
internal static class RetentionGap
{
    /// <summary>The retention is read only after a longer gap, so that a job that runs each day sends no request for it.</summary>
    public static readonly TimeSpan s_unchecked = TimeSpan.FromHours(26);

    /// <summary>The default of the free plan. The service doesn't report which default an account has.</summary>
    private static readonly TimeSpan s_shortestDefault = TimeSpan.FromDays(3);

    /// <summary>Returns how long the service keeps an ended instance of a workflow, at least; null if this can't be
    /// read.</summary>
    /// <exception cref="CloudflareException">The credential is rejected.</exception>
    public static async Task<TimeSpan?> ShortestRetentionAsync(
        AccountApi api, string workflowName, CancellationToken cancellationToken)
    {
        try
        {
            WorkflowVersion? newest = await api.Versions.GetNewestAsync(workflowName, cancellationToken).ConfigureAwait(false);
            WorkflowSetting? setting = newest is { SuccessRetention: not null, ErrorRetention: not null }
                ? null
                : await api.Settings.GetAsync(cancellationToken).ConfigureAwait(false);
            TimeSpan success = newest?.SuccessRetention ?? setting?.SuccessRetention ?? s_shortestDefault;
            TimeSpan error = newest?.ErrorRetention ?? setting?.ErrorRetention ?? s_shortestDefault;
            return success < error ? success : error;
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return null;
        }
    }
}
