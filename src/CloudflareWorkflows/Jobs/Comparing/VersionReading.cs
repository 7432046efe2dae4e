using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Comparing;

/// <summary>The versions of a workflow, and their graphs. Each is read once.</summary>
internal sealed class VersionReading(AccountApi api, string workflowName)
{
    private readonly Dictionary<string, Task<WorkflowVersion>> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<WorkflowGraph?>> _graphs = new(StringComparer.Ordinal);
    private Task<WorkflowVersion[]>? _first;

    /// <summary>Reads a version.</summary>
    public Task<WorkflowVersion> GetAsync(string versionId, CancellationToken cancellationToken) =>
        Once(_versions, versionId, () => api.Versions.GetAsync(workflowName, versionId, cancellationToken));

    /// <summary>Reads the graph of a version; null if the service has none.</summary>
    public Task<WorkflowGraph?> GetGraphAsync(string versionId, CancellationToken cancellationToken) =>
        Once(_graphs, versionId, () => api.Graphs.GetAsync(workflowName, versionId, cancellationToken));

    /// <summary>Finds the newest version; null if there is none.</summary>
    public async Task<WorkflowVersion?> GetNewestAsync(CancellationToken cancellationToken) =>
        (await FirstAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Finds the version that was deployed before another one.</summary>
    /// <returns>The version; null if the other one is the first, or isn't known.</returns>
    public async Task<WorkflowVersion?> GetPreviousAsync(string versionId, CancellationToken cancellationToken)
    {
        WorkflowVersion[] first = await FirstAsync(cancellationToken).ConfigureAwait(false);
        int index = Array.FindIndex(first, version => version.VersionId == versionId);
        if (index >= 0 && index < first.Length - 1)
        {
            return first[index + 1];
        }

        if (first.Length < VersionsClient.LargestPage)
        {
            return null;
        }

        bool isNext = false;
        await foreach (WorkflowVersion[] page in api.Versions
            .ListAsync(workflowName, VersionsClient.LargestPage, cancellationToken).ConfigureAwait(false))
        {
            foreach (WorkflowVersion version in page)
            {
                if (isNext)
                {
                    return version;
                }

                isNext = version.VersionId == versionId;
            }
        }

        return null;
    }

    /// <summary>The newest versions, of one request.</summary>
    private Task<WorkflowVersion[]> FirstAsync(CancellationToken cancellationToken) => _first ??= FirstPage.ReadAsync(
        token => api.Versions.ListAsync(workflowName, VersionsClient.LargestPage, token), cancellationToken);

    private static Task<T> Once<T>(Dictionary<string, Task<T>> read, string key, Func<Task<T>> start)
    {
        if (!read.TryGetValue(key, out Task<T>? task))
        {
            task = start();
            read.Add(key, task);
        }

        return task;
    }
}
