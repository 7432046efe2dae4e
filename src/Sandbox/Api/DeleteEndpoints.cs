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

/// <summary>Instances: deleted, alone or by the hundred, whatever their status.</summary>
internal static class DeleteEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapDelete("/workflows/{workflow}/instances/{instance}", Delete);
        _ = routes.MapPost("/workflows/{workflow}/instances/batch/delete", DeleteBatchAsync);
    }

    private static ApiResult<DeletedInstance> Delete(string workflow, string instance, SandboxAccount account)
    {
        lock (account.Gate)
        {
            Instance found = Lookup.Instance(account, workflow, instance);
            found.Workflow.Instances.Remove(found);
            return Answer.Of(new DeletedInstance(found.Id, account.Now));
        }
    }

    private static async Task<ApiResult<BatchDeleteAnswer>> DeleteBatchAsync(
        string workflow, HttpRequest request, SandboxAccount account)
    {
        BatchDeleteBody body = await BodyReader.ReadAsync(request, SandboxJson.Wire.BatchDeleteBody);
        IReadOnlyList<string?> ids = body.Instances ?? throw ApiErrors.Body("instances");
        BodyReader.CheckCount(ids);
        BodyReader.CheckIds(ids);
        lock (account.Gate)
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

            // Duplicates are deleted once and told each time.
            return Answer.Of(new BatchDeleteAnswer(
                [.. ids.OfType<string>().Where(found.Contains).Select(id => new IdAnswer(id))],
                [
                    .. ids.OfType<string>().Where(id => !found.Contains(id))
                        .Select(id => new IdError(id, 10400, "instance.not_found")),
                ]));
        }
    }
}
