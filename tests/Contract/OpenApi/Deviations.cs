using System.Collections.Generic;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>All known deviations from the OpenAPI of August 2026. Any other finding of Prism fails a test, and so does an
/// entry that is no longer needed.</summary>
internal static class Deviations
{
    private const string NoSuchOperation = "Selected route not found";

    public static IReadOnlyList<Deviation> All { get; } =
    [
        new("native params", "^POST .*/instances(/batch)?$", @"^request\.body\.(\d+\.)?params: .* must be string$",
            "Sent as JSON text, params reach the workflow as a string (workers-sdk 7075). wrangler sends the value, too."),
        new("any payload", "^POST .*/events/", @"^request\.body: .* must be object$",
            "A Worker's sendEvent takes any JSON, and so does the endpoint. An object is valid by the OpenAPI."),
        new("newer location hints", "^POST .*/instances", @"^request\.body\.location_hint: ",
            "apac-ne and apac-se came after it."),
        new("concurrency", "^PUT |^GET .*/versions", @"found 'concurrency'$",
            "The limit of a workflow came after it; wrangler has it since 4.127."),
        new("script_deleted", "^GET .*/workflows(/[^/]+)?$|^GET .*/workflows\\?", @"found 'script_deleted'$",
            "Came after it."),
        new("simple answers", @"^GET .*/instances/[^/]+\?.*simple=true", "must have required property 'steps'$",
            "The OpenAPI contradicts itself: it says that `simple` omits the steps, and requires them in every answer."),
        new("any step output", @"^GET .*/step\?", @"^response\.body\.result\.output: .* must be object$",
            "The OpenAPI contradicts itself: it calls the output the value of the step, or [REDACTED], and types an object."),
        new("concurrency keys", "^(GET|POST|PATCH|DELETE) .*/workflows/concurrency",
            $"{NoSuchOperation}|result must be object$",
            "Came after it; Cloudflare's own newer client has them. Prism takes the list for a workflow of that name."),
        new("terminate all", "^PUT .*/instances/terminate", NoSuchOperation,
            "The OpenAPI has the state of the job, but not its start. wrangler starts it (terminate-all)."),
        new("triggers", "^(GET|PUT|PATCH|DELETE) .*/triggers/", NoSuchOperation,
            "Came after it; wrangler deploys them since 4.118."),
    ];
}
