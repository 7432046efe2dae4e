using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Deletes an instance with a request whose body is empty, rather than absent.</summary>
internal sealed class EmptyBodyQuestion() : LiveQuestion("delete-accepts-empty-body", 2)
{
    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Echo", cancellationToken);
        ServiceReply reply = await context.Service.SendAsync(
            HttpMethod.Delete, context.Instances("Echo", $"/{instance}"), () => new ByteArrayContent([]), cancellationToken);
        return reply.IsSuccess || (reply.Status is 400 or 411 or 415 ? false : throw new RefusedException(reply));
    }
}
