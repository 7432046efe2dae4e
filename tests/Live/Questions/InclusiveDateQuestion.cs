using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Sets a bound to the time at which an instance was created.</summary>
internal sealed class InclusiveDateQuestion(string id, string bound) : LiveQuestion(id, 4)
{
    public override SharedSetup? Setup => SharedSetup.Listed;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        DateWindow window = await DateWindow.OpenAsync(context, cancellationToken);
        if (await window.IsInclusiveAsync(bound, cancellationToken))
        {
            return true;
        }

        // A bound that is cut to the second may exclude the instance for that reason alone.
        return await window.HasMillisecondsAsync(cancellationToken)
            ? false
            : throw new UnansweredException("The bounds don't tell milliseconds, so no instance is exactly at one.");
    }
}
