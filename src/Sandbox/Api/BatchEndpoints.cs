using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Runs;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Instances: created by the hundred.</summary>
internal static class BatchEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapPost("/workflows/{workflow}/instances/batch", CreateAsync);

    private static async Task<ApiResult<IReadOnlyList<CreatedInstance>>> CreateAsync(
        string workflow, HttpRequest request, SandboxAccount account, InstanceCreation creation)
    {
        IReadOnlyList<CreateBody?> bodies =
            await BodyReader.ReadAsync(request, SandboxJson.Wire.IReadOnlyListCreateBody);
        BodyReader.CheckCount(bodies);
        List<InstanceSetup> setups =
            [.. bodies.Select(body => InstanceCreation.Check(body ?? throw ApiErrors.Body("null")))];
        lock (account.Gate)
        {
            Workflow target = Lookup.Workflow(account, workflow);
            List<CreatedInstance> created = [];
            foreach (InstanceSetup setup in setups)
            {
                // Ids in use, also by an earlier item of the batch, are left out without a word. When the rate runs
                // out in the middle, those before have been created and the answer is a refusal all the same.
                if (!creation.IsTaken(target, setup.Id))
                {
                    created.Add(CreatedInstance.Of(creation.Create(target, setup), account.Now));
                }
            }

            return Answer.Of<IReadOnlyList<CreatedInstance>>(created);
        }
    }
}
