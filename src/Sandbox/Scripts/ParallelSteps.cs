using System.Collections.Immutable;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>Branches that run in parallel, as with <c>Promise.all</c>: the first failure fails all.</summary>
/// <param name="Branches">The statements of each branch.</param>
public sealed record ParallelSteps(ImmutableArray<ImmutableArray<ScriptNode>> Branches) : ScriptNode;
