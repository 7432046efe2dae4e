using System;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;

namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>The limits to change; null keeps a limit.</summary>
internal sealed record LimitsBody(
    bool? EnforceRequestLimit,
    int? RequestQuota,
    double? RequestWindowSeconds,
    bool? EnforceCreationRate,
    int? CreationsPerSecond,
    bool? IsPaid)
{
    public void Apply(SandboxLimits limits, SandboxAccount account)
    {
        limits.EnforceRequestLimit = EnforceRequestLimit ?? limits.EnforceRequestLimit;
        limits.RequestQuota = RequestQuota ?? limits.RequestQuota;
        limits.RequestWindow = RequestWindowSeconds is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : limits.RequestWindow;
        limits.EnforceCreationRate = EnforceCreationRate ?? limits.EnforceCreationRate;
        limits.CreationsPerSecond = CreationsPerSecond ?? limits.CreationsPerSecond;
        account.IsPaid = IsPaid ?? account.IsPaid;
    }
}
