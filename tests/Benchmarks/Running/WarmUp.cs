using System;
using System.Runtime;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Repeats work until the runtime has finished tiered compilation. The runtime recompiles frequently used methods in
/// the background, which would distort a measurement.</summary>
/// <param name="Least">The minimum number of rounds.</param>
/// <param name="Most">The maximum number of rounds.</param>
internal sealed record WarmUp(int Least, int Most)
{
    private const int QuietRounds = 3;
    private const int FewMethods = 5;

    /// <summary>Longer than the runtime's delay before it recompiles.</summary>
    private static readonly TimeSpan s_quietPeriod = TimeSpan.FromMilliseconds(150);

    /// <summary>For measurements of processor time.</summary>
    public static WarmUp Thorough { get; } = new(8, 60);

    /// <summary>The same in a quick run.</summary>
    public static WarmUp Quick { get; } = new(8, 16);

    /// <summary>For measurements of time without latency.</summary>
    public static WarmUp Settling { get; } = new(4, 8);

    /// <summary>For jobs without a threshold, and for quick runs.</summary>
    public static WarmUp Once { get; } = new(1, 1);

    /// <summary>For jobs that mostly wait for latency.</summary>
    public static WarmUp Brief { get; } = new(2, 2);

    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        int quiet = 0;
        for (int round = 0; round < Most && (round < Least || quiet < QuietRounds); round++)
        {
            long before = JitInfo.GetCompiledMethodCount();
            await work(cancellationToken);
            await Task.Delay(s_quietPeriod, cancellationToken);
            quiet = JitInfo.GetCompiledMethodCount() - before <= FewMethods ? quiet + 1 : 0;
        }
    }
}
