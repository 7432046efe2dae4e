using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Waits until analytics show an instance that has just ended.</summary>
internal sealed class AnalyticsDelayQuestion() : LiveQuestion("analytics-delay-seconds", 0)
{
    public override SharedSetup? Setup => SharedSetup.Measured;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        MeasuredInstance measured = await new AnalyticsReader(context).MeasureAsync(cancellationToken);
        return (int)measured.Delay.TotalMinutes * 60;
    }
}
