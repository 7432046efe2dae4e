using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Lists with a page of 101.</summary>
internal sealed class OversizedPageQuestion() : LiveQuestion("oversized-page", 1)
{
    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        ServiceReply list = await context.Service.GetAsync(context.Instances(ListedInstances.Kind, "?per_page=101"), cancellationToken);
        if (list.Status == 400)
        {
            return "refused";
        }

        JsonNode? size = list.Expected().Body?["result_info"]?["per_page"];
        return JsonRead.Number(size) switch
        {
            101 => "accepted",
            < 101 => "reduced",
            _ => throw new UnansweredException("The response does not tell the size of the page."),
        };
    }
}
