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

/// <summary>Deletes one instance or up to 100, in any status.</summary>
internal static class DeleteEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapDelete("/workflows/{workflow}/instances/{instance}", Delete);
        _ = routes.MapPost("/workflows/{workflow}/instances/batch/delete", DeleteBatchAsync);
    }

    private static ApiResult<DeletedInstance> Delete(string workflow, string instance, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            Instance found = Lookup.Instance(account, workflow, instance);
            found.Workflow.Instances.Remove(found);
            return ApiResults.Ok(new DeletedInstance(found.Id, account.Now));
        }
    }

    private static async Task<ApiResult<BatchDeleteResponse>> DeleteBatchAsync(
        string workflow, HttpRequest request, SandboxAccount account)
    {
        if (!account.Behavior.BatchDeleteExists)
        {
            throw ApiErrors.NoRoute(RequestTarget.Of(request.HttpContext).PathInApi);
        }

        BatchDeleteBody body = await BodyReader.ReadAsync(request, SandboxJson.Wire.BatchDeleteBody);
        IReadOnlyList<string?> ids = body.Instances ?? throw ApiErrors.Body("instances");
        BodyReader.CheckCount(ids);
        BodyReader.CheckIds(ids);
        lock (account.SyncRoot)
        {
            InstanceIndex instances = Lookup.Workflow(account, workflow).Instances;
            HashSet<string> found = [];
            foreach (string id in ids.Distinct().OfType<string>())
            {
                if (instances.Find(id) is { } instance)
                {
                    if (!instance.HasExpired(account.Now))
                    {
                        _ = found.Add(id);
                    }

                    instances.Remove(instance);
                }
            }

            // Duplicates are deleted once.
            string[] reported =
                [.. (account.Behavior.BatchDeleteEchoesRepeats ? ids : ids.Distinct()).OfType<string>()];
            return ApiResults.Ok(new BatchDeleteResponse(
                [.. reported.Where(found.Contains).Select(id => new IdResponse(id))],
                [
                    .. reported.Where(id => !found.Contains(id))
                        .Select(id => new IdError(id, 10400, "instance.not_found")),
                ]));
        }
    }
}
