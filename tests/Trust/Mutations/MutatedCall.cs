using System;
using System.Globalization;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>A call to an address.</summary>
internal sealed record MutatedCall(string Call, Uri Address, string AccountId, int Retries)
{
    public bool IsConnect => Call.StartsWith("Connect", StringComparison.Ordinal);

    public string Connect => string.Create(
        CultureInfo.InvariantCulture,
        $"Connect-CfWorkflow -ApiToken $token -AccountId {AccountId} -BaseUri '{Address}' {Options}");

    /// <summary>The whole: connects, and calls.</summary>
    public string Script => IsConnect
        ? string.Create(CultureInfo.InvariantCulture, $"{Call} -BaseUri '{Address}' {Options}")
        : $"{Connect}\n{MutationCalls.Variables}{Call}";

    /// <summary>How long an answer may take: whoever stalls or asks for patience is not waited for long.</summary>
    public int TimeoutSeconds { get; init; } = 2;

    private string Options => string.Create(
        CultureInfo.InvariantCulture, $"-MaximumRetryCount {Retries} -RequestTimeoutSec {TimeoutSeconds} -MaximumWaitSec 1");
}
