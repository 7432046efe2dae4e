using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Reads how analytics name a step.</summary>
internal sealed class StepNameQuestion() : LiveQuestion("analytics-step-names-have-counter", 0)
{
    public override SharedSetup? Setup => SharedSetup.Measured;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        MeasuredInstance measured = await new AnalyticsReader(context).MeasureAsync(cancellationToken);
        return JsonRead.Text(measured.Step?["dimensions"]?["stepName"]) switch
        {
            "two seconds-1" => true,
            "two seconds" => false,
            null => throw new UnansweredException("Analytics did not show the step."),
            _ => throw new UnexpectedException("Analytics name the step in another way."),
        };
    }
}
