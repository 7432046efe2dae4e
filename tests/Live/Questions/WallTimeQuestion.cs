using System;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Compares the wall time of a step in analytics with its duration in the details.</summary>
internal sealed class WallTimeQuestion() : LiveQuestion("wall-time-unit", 0)
{
    public override SharedSetup? Setup => SharedSetup.Measured;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        MeasuredInstance measured = await new AnalyticsReader(context).MeasureAsync(cancellationToken);
        JsonNode? step = (measured.Details["steps"] as JsonArray) is [JsonNode first, ..] ? first : null;
        TimeSpan? duration = JsonRead.Instant(step?["end"]) - JsonRead.Instant(step?["start"]);
        double? wallTime = JsonRead.Number(measured.Step?["sum"]?["wallTime"]);
        if (duration is not { TotalMilliseconds: > 0 } lasted || wallTime is not > 0)
        {
            throw new UnansweredException("There is no duration to compare.");
        }

        return (wallTime.Value / lasted.TotalMilliseconds) switch
        {
            > 30 => "microseconds",
            > 0.03 => "milliseconds",
            _ => "seconds",
        };
    }
}
