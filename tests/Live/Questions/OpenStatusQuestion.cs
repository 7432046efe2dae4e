using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Reads the status of an instance that is held up by a step.</summary>
/// <param name="id">The id in the catalog.</param>
/// <param name="kind">The workflow.</param>
internal sealed class OpenStatusQuestion(string id, string kind) : LiveQuestion(id, Cost.Ended + MoreLooks)
{
    // The status may follow the step a little later.
    private const int MoreLooks = 3;

    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync(kind, cancellationToken);
        JsonNode details = await context.WaitAsync(kind, instance, IsHeldUp, cancellationToken);
        for (int look = 0; look < MoreLooks && JsonRead.Text(details["status"]) == "running"; look++)
        {
            await context.PauseAsync(cancellationToken);
            details = await context.ReadAsync(kind, instance, cancellationToken);
        }

        return JsonRead.Text(details["status"]) ?? throw new UnansweredException("The details have no status.");
    }

    /// <summary>Whether a wait, a sleep or a failed attempt holds it up.</summary>
    public static bool IsHeldUp(JsonNode details) => details["steps"] is JsonArray steps && steps.Any(step =>
        JsonRead.Text(step?["type"]) is "sleep" or "waitForEvent"
        || (step?["attempts"] is JsonArray attempts && attempts.Any(attempt =>
            attempt?["success"] is JsonValue success && success.GetValueKind() == JsonValueKind.False)));
}
