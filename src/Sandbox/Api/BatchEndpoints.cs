using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Creates up to 100 instances.</summary>
internal static class BatchEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapPost("/workflows/{workflow}/instances/batch", CreateAsync);

    private static async Task<ApiResult<IReadOnlyList<CreatedInstance>>> CreateAsync(
        string workflow, HttpRequest request, SandboxAccount account, InstanceCreator creation)
    {
        IReadOnlyList<CreateBody?> bodies =
            await BodyReader.ReadAsync(request, SandboxJson.Wire.IReadOnlyListCreateBody);
        BodyReader.CheckCount(bodies);
        List<InstanceSetup> setups =
            [.. bodies.Select(body => creation.Check(body ?? throw ApiErrors.Body("null")))];
        lock (account.SyncRoot)
        {
            Workflow target = Lookup.Workflow(account, workflow);
            List<CreatedInstance> created = [];
            foreach (InstanceSetup setup in setups)
            {
                // Ids in use, also by an earlier item of the batch, are silently omitted. If the rate limit is
                // reached in the middle, the earlier instances have been created although the response is an error.
                if (!creation.IsTaken(target, setup.Id))
                {
                    created.Add(CreatedInstance.Of(creation.Create(target, setup), account.Now));
                }
            }

            return ApiResults.Ok<IReadOnlyList<CreatedInstance>>(created);
        }
    }
}
