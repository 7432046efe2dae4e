using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>Questions about the GraphQL API.</summary>
internal static class AnalyticsQuestions
{
    public static IReadOnlyList<ServiceQuestion> All { get; } =
    [
        new(
            "analytics-delay-seconds",
            "After how many seconds do analytics show an event, rounded down to minutes?",
            "The documentation says a minute or several; the emulated account shows it at once, so that tests need no wait.",
            AnswerForm.Number(0, 3600, 60)),
        new(
            "wall-time-unit",
            "Which unit has wallTime?",
            "The dashboard shows it as milliseconds (public queries, November 2026).",
            AnswerForm.OneOf<WallTimeUnit>()),
        new(
            "analytics-step-names-have-counter",
            "Do analytics name steps with their counter, such as charge card-1?",
            "The details of an instance do; no source shows a name from analytics.",
            AnswerForm.YesNo),
        new(
            "analytics-order-accepts-unselected",
            "Do analytics sort by a dimension that is not selected?",
            "No source says otherwise; public queries select what they sort by.",
            AnswerForm.YesNo),
        new(
            "analytics-has-more-sums",
            "Do analytics have the sums cpuTime, retryCount, stepCount, and allStepCount?",
            "One public program asks for them; the documentation has wallTime only.",
            AnswerForm.YesNo),
    ];
}
