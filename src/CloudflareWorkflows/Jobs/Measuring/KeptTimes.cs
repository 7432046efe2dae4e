using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>Since when the service certainly keeps runs. An instance can have a retention of its own, which only its creator
/// knows.</summary>
/// <param name="CompleteFrom">For runs that completed, in UTC; null if it isn't known.</param>
/// <param name="AllFrom">For runs of any outcome, in UTC; null if it isn't known.</param>
internal sealed record KeptTimes(DateTime? CompleteFrom, DateTime? AllFrom)
{
    public static async Task<KeptTimes> ReadAsync(
        AccountApi api, Workflow workflow, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (api is LocalApi)
        {
            // The local engine keeps everything.
            return new KeptTimes(null, null);
        }

        WorkflowVersion? version = await api.Versions.GetNewestAsync(workflow.Name, cancellationToken).ConfigureAwait(false);
        TimeSpan? complete = version?.SuccessRetention;
        TimeSpan? errored = version?.ErrorRetention;
        if (complete is null || errored is null)
        {
            WorkflowSetting account = await api.Settings.GetAsync(cancellationToken).ConfigureAwait(false);
            complete ??= account.SuccessRetention;
            errored ??= account.ErrorRetention;
        }

        TimeSpan? shorter = errored < complete ? errored : complete;
        return new KeptTimes(Before(complete), Before(shorter));

        DateTime? Before(TimeSpan? span) => span is TimeSpan length && length < now - DateTimeOffset.MinValue ? (now - length).UtcDateTime : null;
    }
}
