using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Cronos;

namespace CloudflareWorkflows.Sandbox.Seeding;

/// <summary>The everyday instances of the demo account: over the last days, in all nine statuses. The random
/// numbers have a fixed seed, so two starts differ only in the date.</summary>
internal sealed class DemoInstances(SandboxAccount account, DateTimeOffset now)
{
    private readonly Random _random = new(20260101);

    public void Add()
    {
        AddPast("order-refund", "refund", 24, DemoScripts.RefundWorking);
        AddPast("order-refund", "refund-failed", 5, DemoScripts.Refund);
        AddPast("image-pipeline", "upload", 60, DemoScripts.Images);
        AddPast("address-check", "address", 45, DemoScripts.AddressCheck);
        AddPast("onboarding-email", "customer", 30, DemoScripts.Onboarding);
        AddInvoices();
        AddReports();
        AddRunning();
    }

    private void AddPast(string workflow, string prefix, int count, StepScript script) =>
        _ = account.AddInstances(workflow, Enumerable.Range(0, count).Select(number => new InstanceSetup
        {
            Id = Id(prefix, number),
            CreatedOn = InThePast(),
            Script = script,
            Params = Params(prefix, number),
            Trigger = _random.Next(3) == 0 ? TriggerSource.Api : TriggerSource.Binding,
        }));

    private void AddInvoices() =>
        _ = account.AddInstances("invoice-billing", Enumerable.Range(0, 36).Select(number =>
        {
            // None times out soon: the wait that is overdue is in another workflow.
            DateTimeOffset created = now.AddSeconds(-60 - _random.Next(2 * 24 * 3600));
            DateTimeOffset answered = created.AddMinutes(5 + _random.Next(600));
            // Every fourth invoice is still waiting, every ninth was withdrawn; the rest were approved in time.
            IReadOnlyList<HistoryEntry> history = (number % 4, number % 9) switch
            {
                (0, _) => [],
                (_, 0) => [new HistoryEntry.Terminated(answered)],
                _ => [new HistoryEntry.EventSent(answered, "approved", """{"by":"ann@shop.example"}""")],
            };
            return new InstanceSetup
            {
                Id = Id("invoice", number),
                CreatedOn = created,
                Params = Params("invoice", number),
                History = history,
            };
        }));

    private void AddReports() =>
        _ = account.AddInstances("nightly-report", NightlyRuns().Select(due => new InstanceSetup
        {
            // The service derives these ids from the expression and the time.
            Id = string.Create(
                CultureInfo.InvariantCulture, $"{DemoAccount.NightlyCron}-{due.ToUnixTimeMilliseconds()}"),
            CreatedOn = due,
            Trigger = TriggerSource.Cron,
            Schedule = DemoAccount.NightlyCron,
        }));

    private IEnumerable<DateTimeOffset> NightlyRuns() =>
        CronExpression.Parse(DemoAccount.NightlyCron).GetOccurrences(now.AddDays(-10), now, TimeZoneInfo.Utc);

    private void AddRunning()
    {
        DateTimeOffset start = now.AddMinutes(-40);
        Migration("running", start);
        Migration("waiting-for-pause", start, new HistoryEntry.Paused(now.AddMinutes(-9)));
        Migration("rolling-back", start, new HistoryEntry.Terminated(now.AddMinutes(-12), Rollback: true));
        Migration("stopped", start, new HistoryEntry.Terminated(now.AddMinutes(-25)));
        _ = account.AddInstance("table-migration", new InstanceSetup
        {
            Id = "migration-queued",
            CreatedOn = now.AddMinutes(-2),
            QueueTime = TimeSpan.FromHours(12),
            Params = """{"table":"queued"}""",
        });
        _ = account.AddInstances("onboarding-email", Enumerable.Range(0, 4).Select(number => new InstanceSetup
        {
            Id = Id("customer-held", number),
            CreatedOn = now.AddHours(-3),
            Params = Params("customer", number),
            History = [new HistoryEntry.Paused(now.AddHours(-2))],
        }));
    }

    private void Migration(string name, DateTimeOffset created, params IReadOnlyList<HistoryEntry> history) =>
        _ = account.AddInstance("table-migration", new InstanceSetup
        {
            Id = $"migration-{name}",
            CreatedOn = created,
            Params = $$"""{"table":"{{name}}"}""",
            History = history,
        });

    private DateTimeOffset InThePast() => now.AddSeconds(-60 - _random.Next(3 * 24 * 3600));

    private static string Id(string prefix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{1001 + number}");

    private static string Params(string prefix, int number) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"{{prefix.Split('-')[0]}}Id":{{1001 + number}},"region":"eu"}""");
}
