using Xunit;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>Tests that change what belongs to the whole process: they run alone, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWideState
{
    public const string Name = "Whole process";
}
