using System;
using System.Collections.Concurrent;
using System.Globalization;
using CloudflareWorkflows.Sandbox;

namespace CloudflareWorkflows.Trust.Faults;

/// <summary>An emulated account behind the proxy, with its own faults and address, so that state of the module about one does
/// not affect another.</summary>
internal sealed class FaultScenario(SandboxServer server, Uri address)
{
    public SandboxServer Server => server;

    public Uri Address => address;

    /// <summary>The current plan. No faults at first.</summary>
    public FaultPlan Plan { get; set; } = FaultPlan.None;

    /// <summary>The exchanges so far, in order of arrival.</summary>
    public ConcurrentQueue<Exchange> Exchanges { get; } = new();

    /// <summary>The command that connects to it.</summary>
    public string Connect(int retries, int timeoutSeconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"Connect-CfWorkflow -ApiToken $token -AccountId {server.AccountId} -BaseUri '{address}' "
        + $"-MaximumRetryCount {retries} -RequestTimeoutSec {timeoutSeconds}");
}
