using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Creates an instance whose id has characters that are not allowed.</summary>
internal sealed class InvalidIdQuestion() : LiveQuestion("invalid-id-error", 1)
{
    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken) =>
        AnswerValue.Error(await context.TryCreateAsync("Echo", "not valid!", null, cancellationToken), context.IsLocal);
}
