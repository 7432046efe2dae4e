using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Terminates a batch of an instance that exists and one that does not.</summary>
internal sealed class BatchUnknownIdQuestion() : LiveQuestion("batch-terminate-unknown-id", 2)
{
    // A workflow has one job at a time, so each question about jobs has its own workflow.
    private const string Kind = "Waiting";

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync(Kind, cancellationToken);
        ServiceReply reply = await context.Service.SendAsync(
            HttpMethod.Post, context.Instances(Kind, "/batch/terminate"), new JsonArray(instance, "no-such-instance"), cancellationToken);
        if (reply.Status is 400 or 404)
        {
            return "refused";
        }

        return JsonRead.Number(reply.Expected().Result?["instancesTerminated"]) switch
        {
            1 => "skipped",
            2 => "counted",
            null => throw new UnansweredException("The response has no count."),
            _ => throw new UnexpectedException("The response counts neither one nor two instances."),
        };
    }
}
