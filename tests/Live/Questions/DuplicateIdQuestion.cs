using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Creates an instance whose id is in use.</summary>
internal sealed class DuplicateIdQuestion() : LiveQuestion("duplicate-id-error", Cost.Ended + 1)
{
    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Echo", cancellationToken);
        _ = await context.WaitForEndAsync("Echo", instance, cancellationToken);
        return AnswerValue.Error(await context.TryCreateAsync("Echo", instance, null, cancellationToken), context.IsLocal);
    }
}
