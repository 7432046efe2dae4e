using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Reports;

/// <summary>Reads the graph of a version for a report. A report without a graph is still a report, so it says why the graph is
/// missing.</summary>
internal static class GraphReading
{
    public static async Task<ReportGraph> ReadAsync(
        GraphsClient client, string workflowName, ReportGraph planned, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetAsync(workflowName, planned.VersionId, cancellationToken).ConfigureAwait(false) is WorkflowGraph graph
                ? planned with { Graph = graph }
                : planned with { Reason = "the service has none" };
        }
        catch (CloudflareException failure)
        {
            return planned with { Reason = failure.Message };
        }
    }
}
