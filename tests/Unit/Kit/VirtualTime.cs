using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A time that passes only by being waited for.</summary>
internal sealed class VirtualTime
{
    public static readonly DateTimeOffset s_start = new(2026, 8, 2, 10, 0, 0, TimeSpan.Zero);

    public VirtualTime()
    {
        Clock = new Clock(() => Now, DelayAsync);
    }

    public DateTimeOffset Now { get; set; } = s_start;

    /// <summary>The pauses that were made, in order.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public Clock Clock { get; }

    /// <summary>Done when a pause begins.</summary>
    public Action? OnPause { get; set; }

    private Task DelayAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        OnPause?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        Pauses.Add(pause);
        Now += pause;
        return Task.CompletedTask;
    }
}
