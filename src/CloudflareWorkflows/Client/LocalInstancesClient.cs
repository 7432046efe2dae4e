using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Instances in the dialect of the engine behind <c>wrangler dev</c>: pages instead of cursors, and some names
/// of its own.</summary>
internal sealed class LocalInstancesClient(ApiScope scope) : InstancesClient(scope)
{
    public override bool KeepsAndPlacesInstances => false;

    public override bool ListsInParts => false;

    protected override OutputForm OutputForm => OutputForm.Native;

    /// <summary>The engine pages by number, and what happens during the walk moves items to another page: what is
    /// created moves them down, where they are seen again; what is stopped or removed, perhaps by the very pipeline that
    /// reads the list, moves them up, where they would be missed. So each page begins where the last one ended in
    /// time.</summary>
    public override async IAsyncEnumerable<WorkflowInstance[]> ListAsync(
        string workflowName, InstanceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (filter.Status == InstanceStatus.RollingBack)
        {
            // The engine does not know this status and would refuse it: no instance is in it.
            yield break;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        InstanceFilter rest = filter;
        int page = 1;
        bool isLast;
        do
        {
            Answer<Listed<WorkflowInstance>[]> answer =
                await ReadAsync(workflowName, rest, null, page, cancellationToken).ConfigureAwait(false);
            isLast = answer.Result!.Length < filter.PageSize;

            // Reading an id that does not exist leaves a phantom in the list, with neither status nor time.
            WorkflowInstance[] fresh =
                [.. Readable(
                    Path("workflows", workflowName, "instances"), answer.Result, instance => Stamp(instance, workflowName))
                    .Where(instance => instance.CreatedOn is not null && seen.Add(instance.Id))];
            yield return fresh;

            // A page with nothing new holds phantoms, or one moment's instances, or comes from an engine that does not
            // know dates yet: there, only its number leads on.
            page = fresh.Length == 0 ? page + 1 : 1;
            rest = fresh.Length == 0 ? rest : rest with { Before = fresh[fresh.Length - 1].CreatedOn };
        }
        while (!isLast);
    }

    public override async Task<WorkflowInstance> CreateAsync(
        string workflowName, NewInstance instance, CancellationToken cancellationToken)
    {
        LocalNewInstanceWire body = new(instance.Id, RawJson.Parse(instance.Params));
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Post, Path("workflows", workflowName, "instances"), body,
            Json.LocalNewInstanceWire) with
        {
            // Not every build of the engine refuses an id that is in use.
            Safety = RepeatSafety.OnlyIfNothingDone,
        };
        Answer<WorkflowInstance> answer = await Api.SendAsync(
            request, Json.EnvelopeWorkflowInstance, cancellationToken).ConfigureAwait(false);
        return Created(request, answer.Result!, workflowName);
    }
}
