using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Trust.Faults;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Matrix;

/// <summary>Runs cells, each with its own account, and checks the results.</summary>
internal sealed class MatrixCellRunner(TrustRun run, FaultProxy proxy, WorkerProcess worker)
{
    private const int Retries = 1;
    private const int TimeoutSeconds = 1;

    /// <summary>The maximum duration of an attempt: its timeout, or Retry-After, plus the pause.</summary>
    private const double SecondsPerRequest = TimeoutSeconds + 1.5;

    // Allows for a busy machine.
    private const double StartupSeconds = 10;

    private static readonly TimeSpan s_hung = TimeSpan.FromSeconds(90);

    // A request sent just before the end can still be on its way: as long as any first request took, plus this margin.
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(0.5);

    // Commands that change something each time the service acts on them.
    private static readonly string[] s_notRepeatable =
        ["New-CfWorkflowInstance", "Restart-", "Send-", "New-CfWorkflowConcurrencyKey", "Add-CfWorkflowTrigger"];

    private readonly ConcurrentQueue<(MatrixCell Cell, FaultScenario Scenario, DateTime EndedOn)> _ended = new();
    private readonly Lock _gate = new();
    private TimeSpan _longestLatency;

    public async Task RunAsync(int session, MatrixCell cell, CancellationToken cancellationToken)
    {
        run.Statistics.Count(Metric.Cells);
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions(), cancellationToken);
        CommandCalls.Seed(server.Account);
        FaultScenario scenario = proxy.Open(server);
        string call = cell.Call.Replace("-BaseUri $server.BaseAddress", "", StringComparison.Ordinal);
        bool connects = call.StartsWith("Connect", StringComparison.Ordinal);
        string connect = scenario.Connect(Retries, TimeoutSeconds);
        if (!connects)
        {
            await CallAsync(session, server, connect, cancellationToken);
        }

        int before = scenario.Exchanges.Count;
        DateTime begunOn = DateTime.UtcNow;
        scenario.Plan = cell.IsOnce ? FaultPlan.Once(cell.Fault) : FaultPlan.Always(cell.Fault);
        try
        {
            CallResult result = await CallAsync(session, server, connects ? connect : call, cancellationToken);
            Exchange[] exchanges = [.. scenario.Exchanges.Skip(before)];
            ObserveLatency(exchanges, begunOn);
            _ended.Enqueue((cell, scenario, DateTime.UtcNow));
            run.Statistics.Count(exchanges);
            Check(cell, result, exchanges);
        }
        catch (TimeoutException)
        {
            run.Statistics.AddViolation(Metric.Hung, "no end", $"{cell}");
        }
    }

    /// <summary>Checks, after all cells, for requests after the end of a cell.</summary>
    public void CheckAfterEnd()
    {
        foreach ((MatrixCell cell, FaultScenario scenario, DateTime endedOn) in _ended)
        {
            run.Statistics.AddViolation(Metric.Hung, "requests after the end", $"{cell}",
                scenario.Exchanges.Count(exchange => exchange.ArrivedOn > endedOn + _longestLatency + s_margin));
            run.Statistics.AddViolation(Metric.Hung, "requests still open", $"{cell}",
                scenario.Exchanges.Count(exchange => exchange.IsOpen));
        }
    }

    private void ObserveLatency(Exchange[] exchanges, DateTime begunOn)
    {
        lock (_gate)
        {
            TimeSpan latency = exchanges.Length == 0 ? TimeSpan.Zero : exchanges[0].ArrivedOn - begunOn;
            _longestLatency = latency > _longestLatency ? latency : _longestLatency;
        }
    }

    private Task<CallResult> CallAsync(
        int session, SandboxServer server, string script, CancellationToken cancellationToken) =>
        worker.RunAsync(new Call(session, script, server.ApiToken), s_hung, cancellationToken);

    private void Check(MatrixCell cell, CallResult result, Exchange[] exchanges)
    {
        RunStatistics statistics = run.Statistics;
        statistics.Memory(result.PeakBytes);
        string what = $"{cell} [{string.Join("; ", exchanges)}]";
        foreach (ReportedError unexpected in result.Unexpected)
        {
            statistics.AddViolation(Metric.Unexpected, unexpected.Cause, $"{what}: {unexpected.Detail}");
        }

        if (result.Errors.Count > 1)
        {
            statistics.AddViolation(
                Metric.Misreported, "several errors", $"{what}: {string.Join(", ", result.Errors.Select(error => error.Id))}");
        }

        double limit = StartupSeconds + (exchanges.Length * SecondsPerRequest);
        if (result.Seconds > limit)
        {
            statistics.AddViolation(Metric.Hung, "late", FormattableString.Invariant($"{what}: {result.Seconds:0.0} s of {limit:0.0} s"));
        }

        int changes = exchanges.Count(exchange => exchange.HasChanged);
        bool changesSomething = exchanges.Any(exchange => exchange.Method != "GET");
        if (result.Errors.Count == 0 && changesSomething && changes == 0)
        {
            statistics.AddViolation(Metric.Lost, "no error, and nothing done", what);
        }

        if (changes > 0 && result.Errors.Any(error => error.IsCertain))
        {
            statistics.AddViolation(Metric.Misreported, $"done, and reported as {result.Errors[0].Kind}", what);
        }

        if (changes > 1 && s_notRepeatable.Any(name => cell.Call.StartsWith(name, StringComparison.Ordinal)))
        {
            statistics.AddViolation(Metric.Duplicated, "done twice", what);
        }
    }
}
