using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Terminates all instances of a workflow with one request, and waits for the end of one.</summary>
internal sealed class TerminateAllQuestion() : LiveQuestion("terminate-all-exists", Cost.Ended + 1)
{
    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Rollback", cancellationToken);
        ServiceReply reply = await context.Service.SendAsync(
            HttpMethod.Put, context.Instances("Rollback", "/terminate"), (JsonNode?)null, cancellationToken);
        if (!AnswerValue.Exists(reply))
        {
            return false;
        }

        _ = await context.WaitForEndAsync("Rollback", instance, cancellationToken);
        return true;
    }
}
