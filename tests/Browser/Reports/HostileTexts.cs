using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Browser.Tests.Reports;

/// <summary>Text that the code of a workflow can choose, and that a careless report takes for HTML or cannot lay
/// out.</summary>
internal static class HostileTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'><svg onload='alert(1)'>",
        "</style><script>alert(1)</script>",
        "</title></details></table><h1>heading",
        "javascript:alert(1)",
        "&lt;b&gt;bold&lt;/b&gt; &amp;amp; &#x3c;i&#x3e;",
        "<!-- comment --><![CDATA[ data ]]>",
        "{{constructor.constructor('alert(1)')()}}",
        "red;background:url(http://127.0.0.1:9/x)",
        "שם של שלב בעברית עם <b>תגית</b>",
        "invoice\u202efdp.exe",
        "\u001b[31mred\u0007\0",
        new string('x', 10_000),
        string.Join(' ', Enumerable.Repeat("word", 10_000)),
    ];

    /// <summary>Adds a workflow for each text, named <c>text-0</c> and so on. The text is wherever text can be.</summary>
    public static void AddWorkflows(SandboxAccount account, IReadOnlyList<string> texts)
    {
        for (int index = 0; index < texts.Count; index++)
        {
            string name = $"text-{index}";
            string text = texts[index];
            _ = account.AddWorkflow(name, new WorkflowSetup { Script = Script(text, isFailing: false), Graph = Graph(text) });
            _ = account.AddInstance(name, Instance(text, "fails", Script(text, isFailing: true)));
            _ = account.AddInstance(name, Instance(text, "waits", Script(text, isFailing: false)));
        }
    }

    /// <summary>An archive with an instance for each text. The service chooses or limits names, ids, versions and statuses; an
    /// archive can have any.</summary>
    public static string Archive(IReadOnlyList<string> texts) => string.Join('\n', texts.Select(ArchivedInstance));

    private static string ArchivedInstance(string text) => new JsonObject
    {
        ["Form"] = 1,
        ["ReadOn"] = "2026-11-26T07:30:00.000Z",
        ["AccountId"] = text,
        ["WorkflowName"] = text,
        ["Id"] = text,
        ["Status"] = "errored",
        ["VersionId"] = text,
        ["CreatedOn"] = "2026-11-26T07:00:00.000Z",
        ["StartedOn"] = "2026-11-26T07:00:00.000Z",
        ["EndedOn"] = "2026-11-26T07:00:05.000Z",
        ["Trigger"] = text,
        ["Cron"] = text,
        ["Error"] = new JsonObject { ["Name"] = text, ["Message"] = text },
        ["Params"] = new JsonObject { [text] = text },
        ["Steps"] = new JsonArray(new JsonObject
        {
            ["Name"] = text,
            ["Type"] = "step",
            ["Status"] = text,
            ["StartedOn"] = "2026-11-26T07:00:01.000Z",
            ["EndedOn"] = "2026-11-26T07:00:04.000Z",
            ["Output"] = text,
        }),
    }.ToJsonString();

    private static InstanceSetup Instance(string text, string id, StepScript script) => new()
    {
        Id = id,
        Script = script,
        Params = Json(text),
        CreatedOn = new DateTimeOffset(2026, 11, 26, 7, 0, 0, TimeSpan.Zero),
    };

    private static StepScript Script(string text, bool isFailing) => new StepScriptBuilder()
        .Do(new DoStep(text) { Output = Json(text) })
        .Do(new DoStep($"second {text}")
        {
            Failures = isFailing ? int.MaxValue : 0,
            Error = new StepError(text, text),
            Retries = new RetryConfig(1, TimeSpan.FromSeconds(1), Backoff.Constant),
            Output = Json(text),
        })
        .WaitForEvent($"third {text}", text)
        .Returns(Json(text))
        .Build();

    private static string Json(string text) => new JsonObject { [text] = text }.ToJsonString();

    private static string Graph(string text) => new JsonObject
    {
        ["functions"] = new JsonObject(),
        ["nodes"] = new JsonArray(
            Step(text),
            new JsonObject
            {
                ["type"] = "if",
                ["branches"] = new JsonArray(
                    new JsonObject { ["condition"] = text, ["nodes"] = new JsonArray(Step($"second {text}")) },
                    new JsonObject { ["condition"] = null, ["nodes"] = new JsonArray() }),
            },
            new JsonObject
            {
                ["type"] = "loop",
                ["nodes"] = new JsonArray(new JsonObject
                {
                    ["type"] = "step_wait_for_event",
                    ["name"] = $"third {text}",
                    ["options"] = new JsonObject { ["event_type"] = text, ["timeout"] = 86_400_000 },
                }),
            }),
    }.ToJsonString();

    private static JsonObject Step(string name) => new()
    {
        ["type"] = "step_do",
        ["name"] = name,
        ["config"] = new JsonObject
        {
            ["retries"] = new JsonObject { ["limit"] = 1, ["delay"] = 1000, ["backoff"] = "constant" },
            ["timeout"] = "10 minutes",
        },
        ["nodes"] = new JsonArray(),
    };
}
