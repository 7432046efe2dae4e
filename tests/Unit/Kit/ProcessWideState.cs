using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>Tests that change what the whole process has only one of; they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWideState
{
    public const string Name = "Process";
}
