namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>What a node has to do with a promise that isn't awaited where it starts.</summary>
/// <param name="Number">The number of the promise.</param>
/// <param name="Role">What happens at the node.</param>
internal readonly record struct PromiseBadge(int Number, PromiseRole Role);

/// <summary>What happens to a promise at a node.</summary>
internal enum PromiseRole
{
    /// <summary>It starts.</summary>
    Starts,

    /// <summary>It's awaited.</summary>
    Awaits,

    /// <summary>It's awaited before this node, and after the nodes above it.</summary>
    AwaitedBefore,
}
