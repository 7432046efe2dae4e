using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Lists with the direction that is not the order of the list without one.</summary>
internal sealed class DirectionQuestion() : LiveQuestion("direction-without-cursor", 2)
{
    public override SharedSetup? Setup => SharedSetup.Listed;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        await ListedInstances.EnsureAsync(context, cancellationToken);
        string usual = InstanceOrderQuestion.OrderOf(
            ListedInstances.Times(await ListedInstances.ListAsync(context, "", cancellationToken)));
        string direction = usual == "created-ascending" ? "desc" : "asc";
        ServiceReply directed = await ListedInstances.ListAsync(context, $"&direction={direction}", cancellationToken);
        if (directed.Status == 400)
        {
            return "refused";
        }

        string order = InstanceOrderQuestion.OrderOf(ListedInstances.Times(directed));
        return order == $"created-{direction}ending" ? "applied"
            : usual == "unordered" ? throw new UnansweredException("The list has no order that a direction could change.")
            : "ignored";
    }
}
