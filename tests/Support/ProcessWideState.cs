using Xunit;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>Tests that change process-wide state. They run one at a time, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWideState
{
    public const string Name = "Whole process";
}
