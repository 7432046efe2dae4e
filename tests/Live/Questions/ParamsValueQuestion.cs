using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Creates an instance with an object as params.</summary>
internal sealed class ParamsValueQuestion() : LiveQuestion("params-value-is-accepted", 1)
{
    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        ServiceReply reply = await context.TryCreateAsync(
            "Echo", context.NewId(), new JsonObject { ["number"] = 1 }, cancellationToken);
        return reply.IsSuccess || (reply.Status == 400 ? false : throw new RefusedException(reply));
    }
}
