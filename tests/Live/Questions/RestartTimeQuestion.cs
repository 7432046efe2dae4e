using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Compares a time of an instance before and after a restart.</summary>
/// <param name="id">The id in the catalog.</param>
/// <param name="isList">Whether the time is in the list, rather than in the details.</param>
/// <param name="property">The time.</param>
internal sealed class RestartTimeQuestion(string id, bool isList, string property) : LiveQuestion(id, Cost.Ended + 1 + (2 * Looks))
{
    // The list of this workflow is short.
    private const string Kind = "Failing";

    // A list follows the details a little later.
    private const int Looks = 5;

    public override bool IsLocal => !isList;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync(Kind, cancellationToken);
        _ = await context.WaitForEndAsync(Kind, instance, cancellationToken);
        JsonNode before = await WaitAsync(context, instance, read => read[property] is not null && read[Started] is not null, cancellationToken);
        await context.PauseAsync(cancellationToken);
        _ = (await context.ChangeStatusAsync(Kind, instance, new JsonObject { ["status"] = "restart" }, cancellationToken)).Expected();

        // A view that doesn't show the second run doesn't tell what the restart moved.
        JsonNode after = await WaitAsync(
            context, instance, read => read[property] is not null && JsonRead.Instant(read[Started]) > JsonRead.Instant(before[Started]), cancellationToken);
        return JsonRead.Instant(after[property]) > JsonRead.Instant(before[property]);
    }

    private string Started => isList ? "started_on" : "start";

    private async Task<JsonNode> WaitAsync(
        QuestionContext context, string instance, Predicate<JsonNode> isExpected, CancellationToken cancellationToken)
    {
        for (int look = 1; look <= Looks; look++)
        {
            JsonNode? read = isList
                ? (await context.Service.GetAsync(context.Instances(Kind, "?per_page=100"), cancellationToken)).Expected().Items
                    .FirstOrDefault(item => JsonRead.Text(item?["id"]) == instance)
                : await context.ReadAsync(Kind, instance, cancellationToken);
            if (read is not null && isExpected(read))
            {
                return read;
            }

            await context.PauseAsync(cancellationToken);
        }

        throw new UnansweredException($"The {(isList ? "list" : "details")} did not show the run in time.");
    }
}
