using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Moves a bound by parts of a second.</summary>
internal sealed class DatePrecisionQuestion() : LiveQuestion("dates-have-milliseconds", 3)
{
    public override SharedSetup? Setup => SharedSetup.Listed;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        DateWindow window = await DateWindow.OpenAsync(context, cancellationToken);
        return await window.HasMillisecondsAsync(cancellationToken);
    }
}
