using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Traffic;
using CloudflareWorkflows.Trust.Faults;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>An account of which a fifth of the requests goes wrong, and a worker that is let loose on it.</summary>
internal sealed class FaultyAccount : IAsyncDisposable
{
    private const double Rate = 0.2;

    /// <summary>So many that no request fails five hundred thousand times by mere chance.</summary>
    private const int Retries = 10;
    private const int TimeoutSeconds = 2;

    // Nothing here takes as long on a machine that has anything else to do; what hangs takes for ever.
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(20);

    private readonly FaultProxy _proxy;
    private readonly WorkerProcess _worker;
    private readonly bool _http2;
    private int _sessions;

    private FaultyAccount(TrustRun run, FaultProxy proxy, bool http2, SandboxServer server)
    {
        Run = run;
        Server = server;
        _proxy = proxy;
        _http2 = http2;
        _worker = WorkerProcess.Start(proxy.AuthorityFile);
    }

    public TrustRun Run { get; }

    public SandboxServer Server { get; }

    public string Protocol => _http2 ? "HTTP/2" : "HTTP/1.1";

    public static async Task<FaultyAccount> StartAsync(
        TrustRun run, FaultProxy proxy, bool http2, CancellationToken cancellationToken)
    {
        // The budget is result, and never ends: with the service's own, a run would take hours.
        SandboxLimits limits = new() { RequestQuota = 1_000_000, EnforceCreationRate = false };
        SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { Limits = limits }, cancellationToken);
        return new FaultyAccount(run, proxy, http2, server);
    }

    /// <summary>Runs a script behind faults of these kinds.</summary>
    public async Task<CallResult> RunAsync(
        string name, string script, IReadOnlyList<FaultKind> kinds, CancellationToken cancellationToken)
    {
        FaultScenario scenario = _proxy.Open(Server, _http2);
        int session = Interlocked.Increment(ref _sessions);
        CallResult connected = await _worker.RunAsync(
            new Call(session, scenario.Connect(Retries, TimeoutSeconds), Server.ApiToken), s_deadline, cancellationToken);
        if (connected.Errors.Count > 0)
        {
            throw new InvalidOperationException(connected.Errors[0].Detail);
        }

        scenario.Plan = FaultPlan.AtRate(Run.SeedOf($"{Protocol} {name}"), Rate, kinds);
        CallResult result = await _worker.RunAsync(new Call(session, script, Server.ApiToken), s_deadline, cancellationToken);
        Run.RunStatistics.Count(scenario.Exchanges);
        Run.Log(string.Create(
            CultureInfo.InvariantCulture,
            $"{Protocol} {name}: {scenario.Exchanges.Count} requests, {result.Seconds:0} s, {result.Errors.Count} errors"));
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await Server.DisposeAsync();
    }
}
