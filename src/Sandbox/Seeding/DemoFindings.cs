using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Cronos;

namespace CloudflareWorkflows.Sandbox.Seeding;

/// <summary>Workflows that need a look: one that hangs, one that waits for too long, one without its Worker.</summary>
internal static class DemoFindings
{
    private const string HourlyCron = "15 * * * *";

    private static readonly TimeSpan s_signatureTime = TimeSpan.FromDays(3);

    public static void Add(SandboxAccount account)
    {
        AddStockSync(account, account.Now);
        AddContracts(account, account.Now);
        AddGiftWrapping(account, account.Now);
    }

    // Runs each hour. The run of five hours ago hangs in its first step, and no run has started since.
    private static void AddStockSync(SandboxAccount account, DateTimeOffset now)
    {
        DateTimeOffset stopped = now.AddHours(-5);
        _ = account.AddWorkflow("stock-sync", new WorkflowSetup
        {
            ScriptName = "warehouse",
            Script = StockSync(20),
            CreatedOn = now.AddDays(-180),
            Schedules = [HourlyCron],
            SchedulesStoppedOn = stopped,
        });
        DateTimeOffset[] runs =
            [.. CronExpression.Parse(HourlyCron).GetOccurrences(now.AddDays(-3), stopped, TimeZoneInfo.Utc)];
        _ = account.AddInstances("stock-sync", runs.Select((due, index) => new InstanceSetup
        {
            // The service derives these ids from the expression and the time.
            Id = string.Create(CultureInfo.InvariantCulture, $"{HourlyCron}-{due.ToUnixTimeMilliseconds()}"),
            CreatedOn = due,
            Script = due == runs[^1] ? StockSync(TimeSpan.FromDays(2).TotalSeconds) : StockSync(18 + (index % 9)),
            Trigger = TriggerSource.Cron,
            Schedule = HourlyCron,
        }));
    }

    // A contract is signed within three days, or fails. One was not signed in time last night, one hardly will be.
    private static void AddContracts(SandboxAccount account, DateTimeOffset now)
    {
        _ = account.AddWorkflow("supplier-contract", new WorkflowSetup
        {
            ScriptName = "purchasing",
            Script = new StepScriptBuilder()
                .Do("draft contract", 0.8, """{"pages":14}""")
                .WaitForEvent("signature", "signed", s_signatureTime)
                .Do("file contract", 0.5)
                .Build(),
            CreatedOn = now.AddDays(-90),
            Versions = 2,
        });
        _ = account.AddInstances("supplier-contract",
        [
            .. Enumerable.Range(1, 6).Select(number => Contract(
                number, now.AddDays(-number), new HistoryEntry.EventSent(now.AddDays(-number).AddHours(7), "signed"))),
            Contract(7, now - s_signatureTime - TimeSpan.FromHours(6)),
            Contract(8, now - (s_signatureTime * 0.9)),
            Contract(9, now.AddHours(-20)),
        ]);
    }

    // The Worker of last season is deleted. The service forgets its failures within a day.
    private static void AddGiftWrapping(SandboxAccount account, DateTimeOffset now)
    {
        TimeSpan retention = TimeSpan.FromDays(7);
        _ = account.AddWorkflow("gift-wrapping", new WorkflowSetup
        {
            ScriptName = "season",
            Script = new StepScriptBuilder().Do("choose paper").Do("wrap", 0.9).Build(),
            CreatedOn = now.AddDays(-60),
            Retention = new Retention(retention, retention),
            IsScriptDeleted = true,
        });
        StepScript torn = new StepScriptBuilder()
            .Do("choose paper")
            .Do(new DoStep("wrap")
            {
                Failures = int.MaxValue,
                Error = new StepError("Error", "paper torn"),
                Retries = RetryConfig.None,
            })
            .Build();
        _ = account.AddInstances("gift-wrapping", Enumerable.Range(1, 12).Select(number => new InstanceSetup
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"gift-{number}"),
            CreatedOn = now - retention + TimeSpan.FromHours(3 * number),
            Script = number is 2 or 4 or 5 ? torn : null,
            Trigger = TriggerSource.Binding,
        }));
    }

    private static StepScript StockSync(double readSeconds) => new StepScriptBuilder()
        .Do("read supplier feed", readSeconds, """{"articles":5120}""")
        .Do("update stock", 4.5, """{"changed":311}""")
        .Build();

    private static InstanceSetup Contract(int number, DateTimeOffset created, params IReadOnlyList<HistoryEntry> history) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"contract-{number}"),
        CreatedOn = created,
        Params = string.Create(CultureInfo.InvariantCulture, $$"""{"supplier":"S-{{100 + number}}"}"""),
        History = history,
    };
}
