using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Sends an event to an instance that waits for it.</summary>
internal sealed class EventResultQuestion() : LiveQuestion("event-has-result", Cost.Ended + 1)
{
    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Waiting", cancellationToken);
        _ = await context.WaitAsync("Waiting", instance, details => details["steps"] is JsonArray { Count: > 0 }, cancellationToken);
        ServiceReply reply = (await context.Service.SendAsync(
            HttpMethod.Post, context.Instances("Waiting", $"/{instance}/events/proceed"), new JsonObject(), cancellationToken)).Expected();
        return reply.Result is JsonObject result && result["instanceId"] is not null && result["timestamp"] is not null;
    }
}
