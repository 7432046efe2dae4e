using System;
using System.Runtime;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Repeats work until the runtime has done compiling it. It compiles what is used much a second and a third
/// time, in the background, and would do so at the cost of whoever is measured at that moment.</summary>
/// <param name="Least">How many rounds at least.</param>
/// <param name="Most">How many rounds at most.</param>
internal sealed record WarmUp(int Least, int Most)
{
    private const int QuietRounds = 3;
    private const int FewMethods = 5;

    /// <summary>Longer than the runtime waits for calm before it compiles again.</summary>
    private static readonly TimeSpan s_quietPeriod = TimeSpan.FromMilliseconds(150);

    /// <summary>For processor time, which is all there is to see.</summary>
    public static WarmUp Thorough { get; } = new(8, 60);

    /// <summary>The same for those in a hurry.</summary>
    public static WarmUp Quick { get; } = new(8, 16);

    /// <summary>For the time of what does not wait.</summary>
    public static WarmUp Settling { get; } = new(4, 8);

    /// <summary>For what is shown without a threshold, or in a hurry.</summary>
    public static WarmUp Once { get; } = new(1, 1);

    /// <summary>For what mostly waits for a service that is far away.</summary>
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
