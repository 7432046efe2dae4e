using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Deletes a batch of one instance, whose id it may give several times.</summary>
internal sealed class BatchDeleteQuestion(string id, int repeats) : LiveQuestion(id, Cost.Ended + 1)
{
    public override bool IsLocal => repeats == 1;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Echo", cancellationToken);
        _ = await context.WaitForEndAsync("Echo", instance, cancellationToken);
        JsonArray ids = [.. Enumerable.Range(0, repeats).Select(_ => (JsonNode)instance)];
        ServiceReply reply = await context.Service.SendAsync(
            HttpMethod.Post, context.Instances("Echo", "/batch/delete"), new JsonObject { ["instances"] = ids }, cancellationToken);
        if (repeats == 1 && !AnswerValue.Exists(reply))
        {
            return false;
        }

        JsonArray deleted = reply.Expected().Result?["deleted"] as JsonArray
            ?? throw new UnansweredException("The response does not list what was deleted.");
        return deleted.Count == 0 ? throw new UnansweredException("The instance was not deleted.") : deleted.Count == repeats;
    }
}
