using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Deletes an instance with a request whose body is empty, rather than absent.</summary>
internal sealed class EmptyBodyQuestion() : LiveQuestion("delete-accepts-empty-body", Cost.Ended + 2)
{
    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Echo", cancellationToken);
        _ = await context.WaitForEndAsync("Echo", instance, cancellationToken);
        string path = context.Instances("Echo", $"/{instance}");
        ServiceReply reply = await context.Service.SendAsync(
            HttpMethod.Delete, path, () => new ByteArrayContent([]), cancellationToken);
        if (reply.IsSuccess)
        {
            return true;
        }

        // The body is the reason only if the same request without one is accepted.
        return reply.Status is 400 or 411 or 415
            && (await context.Service.SendAsync(HttpMethod.Delete, path, () => null, cancellationToken)).IsSuccess
                ? false
                : throw new RefusedException(reply);
    }
}
