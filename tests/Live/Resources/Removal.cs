using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Resources;

/// <summary>Deletes workflows and Workers: workflows first, so that a Worker without a workflow is the worst that a killed run
/// leaves.</summary>
/// <remarks>In a round, each thing gets one short try, so that a slow one does not take the time of the others. The rounds
/// repeat. If it is reserved, its requests may use the reserve of the budget.</remarks>
internal sealed class Removal(ServiceClient service, TimeProvider time, bool isReserved)
{
    /// <summary>The most tries for each thing.</summary>
    public const int Rounds = 10;

    // Longer than the longest pause that the service can ask for.
    private static readonly TimeSpan s_time = ServiceClient.LongestPause + TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private bool _hasContent = true;

    /// <summary>Returns the paths that could not be deleted, below the address of the service.</summary>
    public async Task<IReadOnlyList<string>> RemoveAsync(
        IEnumerable<string> workflows, IEnumerable<string> scripts, CancellationToken cancellationToken)
    {
        List<string> left = [];
        foreach (string workflow in workflows)
        {
            left.Add($"{service.Target.Scope}workflows/{Uri.EscapeDataString(workflow)}");
        }

        foreach (string script in scripts)
        {
            left.Add($"{service.Target.Scope}workers/scripts/{Uri.EscapeDataString(script)}?force=true");
        }

        using CancellationTokenSource timeout = new(s_time, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            for (int round = 1; left.Count > 0; round++)
            {
                TimeSpan pause = await TryEachAsync(left, either.Token);
                if (left.Count == 0 || round == Rounds)
                {
                    break;
                }

                TimeSpan own = s_pause * round;
                await Task.Delay(pause > own ? pause : own, time, either.Token);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or BudgetException)
        {
            // The caller names what is left.
        }

        return left;
    }

    /// <summary>Tries each thing once, and returns the pause that the service asks for.</summary>
    private async Task<TimeSpan> TryEachAsync(List<string> left, CancellationToken cancellationToken)
    {
        TimeSpan pause = TimeSpan.Zero;
        foreach (string path in left.ToArray())
        {
            try
            {
                ServiceReply reply = await DeleteAsync(path[service.Target.Scope.Length..], cancellationToken);
                if (reply.IsSuccess || reply.Status == (int)HttpStatusCode.NotFound)
                {
                    _ = left.Remove(path);
                }
                else if (reply.RetryAfter > pause)
                {
                    pause = reply.RetryAfter.Value;
                }
            }
            catch (HttpRequestException)
            {
                // The next round tells whether it has passed.
            }
        }

        return pause < ServiceClient.LongestPause ? pause : ServiceClient.LongestPause;
    }

    private async Task<ServiceReply> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        ServiceReply reply = await service.DeleteOnceAsync(path, _hasContent, isReserved, cancellationToken);
        if (!_hasContent || reply.Status is not (400 or 411 or 415))
        {
            return reply;
        }

        // The service may refuse the empty content.
        _hasContent = false;
        return await service.DeleteOnceAsync(path, _hasContent, isReserved, cancellationToken);
    }
}
