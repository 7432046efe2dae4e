using System;
using System.Globalization;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>A call with an address.</summary>
internal sealed record MutatedCall(string Call, Uri Address, string AccountId, int Retries)
{
    public bool IsConnect => Call.StartsWith("Connect", StringComparison.Ordinal);

    public string Connect => string.Create(
        CultureInfo.InvariantCulture,
        $"Connect-CfWorkflow -ApiToken $token -AccountId {AccountId} -BaseUri '{Address}' {Options}");

    /// <summary>Connects and runs the call.</summary>
    public string Script => IsConnect
        ? string.Create(CultureInfo.InvariantCulture, $"{Call} -BaseUri '{Address}' {Options}")
        : $"{Connect}\n{MutationCalls.Variables}{Call}";

    /// <summary>The request timeout: keeps stalls and long Retry-After values short.</summary>
    public int TimeoutSeconds { get; init; } = 2;

    private string Options => string.Create(
        CultureInfo.InvariantCulture, $"-MaximumRetryCount {Retries} -RequestTimeoutSec {TimeoutSeconds} -MaximumWaitSec 1");
}
