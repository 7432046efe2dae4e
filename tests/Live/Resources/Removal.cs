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
/// <remarks>If it is reserved, its requests may use the reserve of the budget.</remarks>
internal sealed class Removal(ServiceClient service, TimeProvider time, bool isReserved)
{
    private const int Rounds = 3;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

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

        try
        {
            for (int round = 1; left.Count > 0; round++)
            {
                foreach (string path in left.ToArray())
                {
                    if (await DeleteAsync(path, cancellationToken))
                    {
                        _ = left.Remove(path);
                    }
                }

                if (round == Rounds)
                {
                    break;
                }

                if (left.Count > 0)
                {
                    await Task.Delay(s_pause * round, time, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The caller names what is left.
        }

        return left;
    }

    private async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            ServiceReply reply = await service.SendAsync(
                HttpMethod.Delete, path[service.Target.Scope.Length..], (Func<HttpContent>?)null, cancellationToken, isReserved);
            return reply.IsSuccess || reply.Status == (int)HttpStatusCode.NotFound;
        }
        catch (Exception failure) when (failure is HttpRequestException or BudgetException)
        {
            return false;
        }
    }
}
