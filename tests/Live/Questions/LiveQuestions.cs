using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>How each question of the catalog is asked, in the order of asking: analytics last, since they lag
/// behind.</summary>
internal static class LiveQuestions
{
    public static IReadOnlyList<LiveQuestion> All { get; } =
    [
        new InstanceOrderQuestion(),
        new DirectionQuestion(),
        new PageNumberQuestion(),
        new PageSizeQuestion(),
        new OversizedPageQuestion(),
        new DatePrecisionQuestion(),
        new InclusiveDateQuestion("date-start-is-inclusive", "date_start"),
        new InclusiveDateQuestion("date-end-is-inclusive", "date_end"),
        new OpenStatusQuestion("status-waiting-for-event", "Waiting"),
        new OpenStatusQuestion("status-sleeping", "Sleeping"),
        new OpenStatusQuestion("status-between-retries", "Retrying"),
        new DuplicateIdQuestion(),
        new InvalidIdQuestion(),
        new ParamsValueQuestion(),
        new ParamsTextQuestion(),
        new RefusedChangeQuestion("cannot-terminate-error", () => new JsonObject { ["status"] = "terminate" }),
        new RefusedChangeQuestion("cannot-restart-error", () => new JsonObject
        {
            ["status"] = "restart",
            ["from"] = new JsonObject { ["name"] = "no such step" },
        }),
        new RestartTimeQuestion("restart-moves-created-on", isList: true, "created_on"),
        new RestartTimeQuestion("restart-moves-queued", isList: false, "queued"),
        new EventResultQuestion(),
        new NonRetryableQuestion(),
        new SimpleDetailsQuestion(),
        new SubscribeFrameQuestion("subscribe-ids-are-numbers", "eventId"),
        new SubscribeFrameQuestion("subscribe-times-are-milliseconds", "timestamp"),
        new SubscribeTokenQuestion(),
        new BatchCountQuestion(),
        new BatchUnknownIdQuestion(),
        new TerminateAllQuestion(),
        new BatchDeleteQuestion("batch-delete-exists", repeats: 1),
        new BatchDeleteQuestion("batch-delete-echoes-repeats", repeats: 2),
        new EmptyBodyQuestion(),
        new LongRetentionQuestion(),
        new AnalyticsQueryQuestion("analytics-order-accepts-unselected", ", orderBy: [datetimeMinute_ASC]", "count dimensions { eventType }"),
        new AnalyticsQueryQuestion("analytics-has-more-sums", "", "sum { cpuTime retryCount stepCount allStepCount }"),
        new AnalyticsDelayQuestion(),
        new WallTimeQuestion(),
        new StepNameQuestion(),
    ];

    /// <summary>Returns ids that the catalog has.</summary>
    /// <exception cref="InputException">It does not have one of them.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> ids) => ids.FirstOrDefault(id => All.All(question => question.Id != id)) is string id
        ? throw new InputException($"There is no question '{id}'. docs/live.md lists them.")
        : ids;
}
