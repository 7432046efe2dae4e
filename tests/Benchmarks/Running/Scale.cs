namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>How much is done: all, or enough to see the same ratios in less than a minute.</summary>
internal sealed record Scale(bool IsQuick)
{
    public static Scale Full { get; } = new(IsQuick: false);

    public static Scale Quick { get; } = new(IsQuick: true);

    public T Of<T>(T full, T quick) => IsQuick ? quick : full;
}
