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

/// <summary>An account in which 20 % of the requests fail, and a worker that uses it.</summary>
internal sealed class FaultyAccount : IAsyncDisposable
{
    private const double Rate = 0.2;

    /// <summary>Enough that the probability of failing every attempt is negligible for 500,000 requests.</summary>
    private const int Retries = 10;
    private const int TimeoutSeconds = 2;

    // No script takes this long, even on a busy machine. A script that hangs never ends.
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
        // The budget is reported but practically unlimited: with the service's budget, a run would take hours.
        SandboxLimits limits = new() { RequestQuota = 1_000_000, EnforceCreationRate = false };
        SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { Limits = limits }, cancellationToken);
        return new FaultyAccount(run, proxy, http2, server);
    }

    /// <summary>Runs a script with faults of the given kinds.</summary>
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
        Run.Statistics.Count(scenario.Exchanges);
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
