using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>Counts the creations and restarts of each workflow per second.</summary>
internal sealed class CreationRateLimiter(SandboxLimits limits)
{
    private readonly Dictionary<string, (long Second, int Used)> _used = new(StringComparer.Ordinal);

    /// <summary>Counts one more if the limit allows it, and returns whether it does.</summary>
    public bool TryAcquire(string workflowName, DateTimeOffset now)
    {
        long second = now.ToUnixTimeSeconds();
        (long counted, int used) = _used.GetValueOrDefault(workflowName);
        int before = counted == second ? used : 0;
        if (limits.EnforceCreationRate && before >= limits.CreationsPerSecond)
        {
            return false;
        }

        _used[workflowName] = (second, before + 1);
        return true;
    }
}
