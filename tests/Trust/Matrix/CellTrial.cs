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

/// <summary>Tries cells, each with an account of its own, and judges them.</summary>
internal sealed class CellTrial(TrustRun run, FaultProxy proxy, WorkerProcess worker)
{
    private const int Retries = 1;
    private const int TimeoutSeconds = 1;

    /// <summary>What an attempt may take: its time-out, or what the service asks for, and the pause after it.</summary>
    private const double SecondsPerRequest = TimeoutSeconds + 1.5;

    // On a machine that does other things as well.
    private const double SecondsToBegin = 10;

    private static readonly TimeSpan s_hung = TimeSpan.FromSeconds(90);

    // What was sent just before the end may be on its way: as long as any first request was, and a little longer.
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(0.5);

    // What changes something each time that the service acts on it.
    private static readonly string[] s_notRepeatable =
        ["New-CfWorkflowInstance", "Restart-", "Send-", "New-CfWorkflowConcurrencyKey", "Add-CfWorkflowTrigger"];

    private readonly ConcurrentQueue<(MatrixCell Cell, FaultScenario Scenario, DateTime EndedOn)> _ended = new();
    private readonly Lock _gate = new();
    private TimeSpan _longestWay;

    public async Task RunAsync(int lane, MatrixCell cell, CancellationToken cancellationToken)
    {
        run.Tally.Count(Measure.Cells);
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions(), cancellationToken);
        EachCommand.Seed(server.Account);
        FaultScenario scenario = proxy.Open(server);
        string call = cell.Call.Replace("-BaseUri $server.BaseAddress", "", StringComparison.Ordinal);
        bool connects = call.StartsWith("Connect", StringComparison.Ordinal);
        string connect = scenario.Connect(Retries, TimeoutSeconds);
        if (!connects)
        {
            await CallAsync(lane, server, connect, cancellationToken);
        }

        int before = scenario.Exchanges.Count;
        DateTime begunOn = DateTime.UtcNow;
        scenario.Plan = cell.IsOnce ? FaultPlan.Once(cell.Fault) : FaultPlan.Always(cell.Fault);
        try
        {
            CallResult told = await CallAsync(lane, server, connects ? connect : call, cancellationToken);
            Exchange[] exchanges = [.. scenario.Exchanges.Skip(before)];
            Learn(exchanges, begunOn);
            _ended.Enqueue((cell, scenario, DateTime.UtcNow));
            run.Tally.Count(exchanges);
            Judge(cell, told, exchanges);
        }
        catch (TimeoutException)
        {
            run.Tally.Break(Measure.Hung, "no end", $"{cell}");
        }
    }

    /// <summary>Judges, after all cells, what went on after the end of one.</summary>
    public void JudgeWhatIsLeft()
    {
        foreach ((MatrixCell cell, FaultScenario scenario, DateTime endedOn) in _ended)
        {
            run.Tally.Break(Measure.Hung, "requests after the end", $"{cell}",
                scenario.Exchanges.Count(exchange => exchange.ArrivedOn > endedOn + _longestWay + s_margin));
            run.Tally.Break(Measure.Hung, "requests still open", $"{cell}",
                scenario.Exchanges.Count(exchange => exchange.IsOpen));
        }
    }

    private void Learn(Exchange[] exchanges, DateTime begunOn)
    {
        lock (_gate)
        {
            TimeSpan way = exchanges.Length == 0 ? TimeSpan.Zero : exchanges[0].ArrivedOn - begunOn;
            _longestWay = way > _longestWay ? way : _longestWay;
        }
    }

    private Task<CallResult> CallAsync(
        int lane, SandboxServer server, string script, CancellationToken cancellationToken) =>
        worker.RunAsync(new Call(lane, script, server.ApiToken), s_hung, cancellationToken);

    private void Judge(MatrixCell cell, CallResult told, Exchange[] exchanges)
    {
        Tally tally = run.Tally;
        tally.Memory(told.PeakBytes);
        string what = $"{cell} [{string.Join("; ", exchanges)}]";
        foreach (ToldError foreign in told.Foreign)
        {
            tally.Break(Measure.Foreign, foreign.Cause, $"{what}: {foreign.Detail}");
        }

        if (told.Errors.Count > 1)
        {
            tally.Break(
                Measure.ToldWrongly, "several errors", $"{what}: {string.Join(", ", told.Errors.Select(error => error.Id))}");
        }

        double limit = SecondsToBegin + (exchanges.Length * SecondsPerRequest);
        if (told.Seconds > limit)
        {
            tally.Break(Measure.Hung, "late", FormattableString.Invariant($"{what}: {told.Seconds:0.0} s of {limit:0.0} s"));
        }

        int changes = exchanges.Count(exchange => exchange.HasChanged);
        bool changesSomething = exchanges.Any(exchange => exchange.Method != "GET");
        if (told.Errors.Count == 0 && changesSomething && changes == 0)
        {
            tally.Break(Measure.Lost, "no error, and nothing done", what);
        }

        if (changes > 0 && told.Errors.Any(error => error.IsCertain))
        {
            tally.Break(Measure.ToldWrongly, $"done, and told as {told.Errors[0].Kind}", what);
        }

        if (changes > 1 && s_notRepeatable.Any(name => cell.Call.StartsWith(name, StringComparison.Ordinal)))
        {
            tally.Break(Measure.Doubled, "done twice", what);
        }
    }
}
