using System;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Changes the status of an instance that has ended, in a way that is not possible.</summary>
/// <param name="id">The id in the catalog.</param>
/// <param name="change">Returns the change.</param>
internal sealed class RefusedChangeQuestion(string id, Func<JsonObject> change) : LiveQuestion(id, Cost.Ended + 1)
{
    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("Echo", cancellationToken);
        _ = await context.WaitForEndAsync("Echo", instance, cancellationToken);
        return AnswerValue.Error(await context.ChangeStatusAsync("Echo", instance, change(), cancellationToken), context.IsLocal);
    }
}
