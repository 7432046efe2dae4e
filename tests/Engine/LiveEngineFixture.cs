using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Live.Resources;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>The engine with the Worker that tests/Live uploads.</summary>
public sealed class LiveEngineFixture : EngineFixture
{
    protected override IReadOnlyList<string> Worker =>
    [
        BuildPaths.LiveWorker,
        .. RunNames.Kinds.Select(kind => $"{RunNames.Local().Workflow(kind)}={RunNames.Class(kind)}"),
    ];
}
