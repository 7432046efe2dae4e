using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Creates one instance.</summary>
internal static class CreateEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapPost("/workflows/{workflow}/instances", CreateAsync);

    private static async Task<ApiResult<CreatedInstance>> CreateAsync(
        string workflow, HttpRequest request, SandboxAccount account, InstanceCreator creation)
    {
        CreateBody body = await BodyReader.ReadOptionalAsync(request, SandboxJson.Wire.CreateBody);
        InstanceSetup setup = creation.Check(body);
        lock (account.SyncRoot)
        {
            Workflow target = Lookup.Workflow(account, workflow);
            if (creation.IsTaken(target, setup.Id))
            {
                throw ApiErrors.InstanceExists(account.Behavior);
            }

            return ApiResults.Ok(CreatedInstance.Of(creation.Create(target, setup), account.Now));
        }
    }
}
