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
internal sealed class RestartTimeQuestion(string id, bool isList, string property) : LiveQuestion(id, Cost.Ended + 4)
{
    // The list of this workflow is short.
    private const string Kind = "Failing";

    public override bool IsLocal => !isList;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync(Kind, cancellationToken);
        _ = await context.WaitForEndAsync(Kind, instance, cancellationToken);
        DateTimeOffset before = await TimeAsync(context, instance, cancellationToken);
        await context.PauseAsync(cancellationToken);
        _ = (await context.ChangeStatusAsync(Kind, instance, new JsonObject { ["status"] = "restart" }, cancellationToken)).Expected();
        await context.PauseAsync(cancellationToken);
        return await TimeAsync(context, instance, cancellationToken) > before;
    }

    private async Task<DateTimeOffset> TimeAsync(QuestionContext context, string instance, CancellationToken cancellationToken)
    {
        JsonNode? source = isList
            ? (await context.Service.GetAsync(context.Instances(Kind, "?per_page=100"), cancellationToken)).Expected().Items
                .FirstOrDefault(item => JsonRead.Text(item?["id"]) == instance)
            : await context.ReadAsync(Kind, instance, cancellationToken);
        return JsonRead.Instant(source?[property]) ?? throw new UnansweredException($"The instance has no {property}.");
    }
}
