using System.Collections.Generic;

namespace CloudflareWorkflows.Engine.Tests.Conformance;

/// <summary>All known differences between the local engine and the cloud that occur in the scenarios.</summary>
internal static class Differences
{
    public static IReadOnlyList<Difference> All { get; } =
    [
        new("waiting", "status running", "status waiting",
            "The engine never says `waiting`, though its own enum has it."),
        new("whole event",
            @"waitForEvent wait for approval-1 1: complete, output {type: approval, payload: {by: ann}, timestamp: .*}",
            "waitForEvent wait for approval-1 1: complete, output {by: ann}",
            "The engine logs the event with its type and time. Cloudflare's OpenAPI has the payload."),
        new("termination", null, "termination termination : terminated, output null",
            "The engine does not log that an instance was stopped. Cloudflare's OpenAPI has a kind of step for it."),
    ];
}
