using System;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;

namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>The limits that are to change; those not given stay.</summary>
internal sealed record LimitsBody(
    bool? EnforceRequestBudget,
    int? RequestQuota,
    double? RequestWindowSeconds,
    bool? EnforceCreationRate,
    int? CreationsPerSecond,
    bool? IsPaid)
{
    public void Apply(SandboxLimits limits, SandboxAccount account)
    {
        limits.EnforceRequestBudget = EnforceRequestBudget ?? limits.EnforceRequestBudget;
        limits.RequestQuota = RequestQuota ?? limits.RequestQuota;
        limits.RequestWindow = RequestWindowSeconds is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : limits.RequestWindow;
        limits.EnforceCreationRate = EnforceCreationRate ?? limits.EnforceCreationRate;
        limits.CreationsPerSecond = CreationsPerSecond ?? limits.CreationsPerSecond;
        account.IsPaid = IsPaid ?? account.IsPaid;
    }
}
