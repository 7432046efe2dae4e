using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>Questions about batches, deletions, and retention.</summary>
internal static class BatchQuestions
{
    public static IReadOnlyList<ServiceQuestion> All { get; } =
    [
        new(
            "batch-terminate-has-count",
            "Does the response to a batch termination have the number of instances?",
            "The OpenAPI has instancesTerminated (August 2026); no SDK has the operation.",
            AnswerForm.YesNo),
        new(
            "batch-terminate-unknown-id",
            "What does a batch termination do with an id that does not exist?",
            "The response has no place for an error of one id (OpenAPI of August 2026).",
            AnswerForm.OneOf<UnknownIdEffect>()),
        new(
            "terminate-all-exists",
            "Does PUT instances/terminate terminate all instances of a workflow?",
            "wrangler's hidden terminate-all sends it, and the OpenAPI has the state of that job (wrangler 4.164).",
            AnswerForm.YesNo),
        new(
            "batch-delete-exists",
            "Does POST instances/batch/delete delete instances?",
            "It is in the OpenAPI (August 2026), and wrangler sends it since 4.125 (workers-sdk 14735).",
            AnswerForm.YesNo),
        new(
            "batch-delete-echoes-repeats",
            "Does a batch deletion report a repeated id each time it was given?",
            "wrangler's source says so (workers-sdk 14735).",
            AnswerForm.YesNo),
        new(
            "delete-accepts-empty-body",
            "Is DELETE accepted with Content-Length: 0?",
            "HTTP allows it, and this module relies on it (decision 7).",
            AnswerForm.YesNo),
        new(
            "long-retention",
            "What happens to a retention of 31 days?",
            "The documentation says up to 30 days, but names no error; the emulated account does not check it (cloudflare-docs 33056).",
            AnswerForm.OneOf<LimitEffect>()),
    ];
}
