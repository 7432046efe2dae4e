using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Terminates a batch of one instance.</summary>
internal sealed class BatchCountQuestion() : LiveQuestion("batch-terminate-has-count", 2)
{
    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Retrying", cancellationToken);
        ServiceReply reply = await context.Service.SendAsync(
            HttpMethod.Post, context.Instances("Retrying", "/batch/terminate"), new JsonArray(instance), cancellationToken);
        return JsonRead.Number(reply.Expected().Result?["instancesTerminated"]) is not null;
    }
}
