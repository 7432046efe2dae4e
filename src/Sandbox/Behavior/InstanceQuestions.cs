using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>Questions about a single instance: its statuses, its creation, and its changes.</summary>
internal static class InstanceQuestions
{
    private static readonly AnswerForm s_openStatus = AnswerForm.OneOf(InstanceStatus.Waiting, InstanceStatus.Running);

    public static IReadOnlyList<ServiceQuestion> All { get; } =
    [
        new(
            "status-waiting-for-event",
            "Which status has an instance that waits for an event?",
            "The limits page counts it as waiting (2026-06-15). Two reports saw running (agents 824, alchemy 611).",
            s_openStatus),
        new(
            "status-sleeping",
            "Which status has an instance that sleeps?",
            "The limits page counts it as waiting (2026-06-15), and so did two reports (agents 824, alchemy 611).",
            s_openStatus),
        new(
            "status-between-retries",
            "Which status has an instance between two attempts of a step?",
            "The limits page counts it as waiting (2026-06-15). The local engine says running.",
            s_openStatus),
        new(
            "duplicate-id-error",
            "Which error is a creation with an id that is in use?",
            "400 with 10405 was observed; some clients also handle 409 (public code, November 2026).",
            AnswerForm.Error),
        new(
            "invalid-id-error",
            "Which error is a creation with an id that is not valid?",
            "The name instance.invalid_id is in the engine's source without a code; 10002 is the code of a refused body.",
            AnswerForm.Error),
        new(
            "params-value-is-accepted",
            "Are params accepted as a JSON value?",
            "wrangler sends them so (workers-sdk 7075). The OpenAPI types a string (August 2026).",
            AnswerForm.YesNo),
        new(
            "params-text-is-parsed",
            "Do params that are sent as a text with JSON reach the workflow as a value?",
            "A text reached the workflow as a text, so wrangler sends values (workers-sdk 7075).",
            AnswerForm.YesNo),
        new(
            "cannot-terminate-error",
            "Which error is a termination of an instance that has ended?",
            "The code 10401 is in wrangler's source. The OpenAPI declares 400 and 409 (August 2026).",
            AnswerForm.Error),
        new(
            "cannot-restart-error",
            "Which error is a restart from a step that the instance does not have?",
            "The local engine answers 409 with instance.cannot_restart; the code of the service is unknown, so the emulated account makes up 10404.",
            AnswerForm.Error),
        new(
            "restart-moves-created-on",
            "Does a restart move created_on in the list?",
            "No source says so, and created_on is the time of the creation by its name.",
            AnswerForm.YesNo),
        new(
            "restart-moves-queued",
            "Does a restart move queued in the details?",
            "A restart queues the instance again; no source shows its details afterwards.",
            AnswerForm.YesNo),
        new(
            "event-has-result",
            "Does the response to an event have the instance and the time?",
            "cloudflare-typescript 7.3.0 requires both; older sources say empty or null.",
            AnswerForm.YesNo),
        new(
            "non-retryable-error-is-hidden",
            "Does a general sentence replace a NonRetryableError in the error of the instance?",
            "It did in two reports, and in the local engine (workers-sdk 12636, workerd 6252).",
            AnswerForm.YesNo),
        new(
            "simple-omits-steps",
            "Do details with simple=true have no list of steps at all?",
            "The OpenAPI describes them as left out, but requires the list (August 2026).",
            AnswerForm.YesNo),
        new(
            "subscribe-ids-are-numbers",
            "Are eventIds in the frames of a subscription numbers?",
            "They are in workers-types 5.20261117.1 and in the local engine. The frames of the REST API have not been seen.",
            AnswerForm.YesNo),
        new(
            "subscribe-times-are-milliseconds",
            "Are timestamps in the frames of a subscription milliseconds?",
            "They are in workers-types 5.20261117.1 and in the local engine. The frames of the REST API have not been seen.",
            AnswerForm.YesNo),
        new(
            "subscribe-token-exists",
            "Can a token for a subscription be requested?",
            "One weak source names subscribe/token; no client uses it.",
            AnswerForm.YesNo),
    ];
}
