using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Requests a token for a subscription.</summary>
internal sealed class SubscribeTokenQuestion() : LiveQuestion("subscribe-token-exists", 3)
{
    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Waiting", cancellationToken);
        _ = await context.ReadAsync("Waiting", instance, cancellationToken);
        return AnswerValue.Exists(await context.Service.GetAsync(
            context.Instances("Waiting", $"/{instance}/subscribe/token"), cancellationToken));
    }
}
