using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>Counts creations and restarts of each workflow, second by second.</summary>
internal sealed class CreationRate(SandboxLimits limits)
{
    private readonly Dictionary<string, (long Second, int Used)> _used = new(StringComparer.Ordinal);

    /// <summary>Whether one more is allowed at this instant; it is counted if so.</summary>
    public bool TryTake(string workflowName, DateTimeOffset now)
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
