using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>Questions about lists of instances.</summary>
internal static class ListQuestions
{
    public static IReadOnlyList<ServiceQuestion> All { get; } =
    [
        new(
            "instance-order",
            "In which order does a list return instances?",
            "wrangler takes the newest instance of the first page as the latest, but sorts each page itself (wrangler 4.164).",
            AnswerForm.OneOf<InstanceOrder>()),
        new(
            "direction-without-cursor",
            "What does direction=asc do in the first request of a list?",
            "The OpenAPI says that it defines the direction of pagination by cursor (August 2026); wrangler never sends it.",
            AnswerForm.OneOf<ParameterEffect>()),
        new(
            "page-number",
            "What does page=2 do in a list of instances?",
            "The OpenAPI calls it deprecated and best effort (August 2026; workers-sdk 10994).",
            AnswerForm.OneOf<ParameterEffect>()),
        new(
            "default-page-size",
            "How many instances does a page have if per_page is absent?",
            "50 in the OpenAPI of August 2026; newer ones name no default.",
            AnswerForm.Number(1, 100, 25)),
        new(
            "oversized-page",
            "What happens to per_page=101?",
            "The OpenAPI limits it to 100 (August 2026); no source shows the response to a larger value.",
            AnswerForm.OneOf<LimitEffect>()),
        new(
            "dates-have-milliseconds",
            "Do date_start and date_end count milliseconds?",
            "The OpenAPI says ISO 8601 in UTC (August 2026), and created_on has milliseconds.",
            AnswerForm.YesNo),
        new(
            "date-start-is-inclusive",
            "Does date_start include an instance that was created at exactly that time?",
            "The OpenAPI does not say (August 2026). wrangler sends the first moment of a day for a whole day (workers-sdk 15353).",
            AnswerForm.YesNo),
        new(
            "date-end-is-inclusive",
            "Does date_end include an instance that was created at exactly that time?",
            "The OpenAPI does not say (August 2026). wrangler sends the last moment of a day for a whole day (workers-sdk 15353).",
            AnswerForm.YesNo),
    ];
}
