using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Reads an instance without its steps.</summary>
internal sealed class SimpleDetailsQuestion() : LiveQuestion("simple-omits-steps", Cost.Ended + 1)
{
    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Echo", cancellationToken);
        _ = await context.WaitForEndAsync("Echo", instance, cancellationToken);
        ServiceReply reply = await context.Service.GetAsync(context.Instances("Echo", $"/{instance}?simple=true"), cancellationToken);
        return reply.Expected().Result?["steps"] is null;
    }
}
