namespace CloudflareWorkflows.Engine.Tests;

/// <summary>The last engine that is told an action where later ones are told a status: that of wrangler 4.132.0, of September
/// 2026.</summary>
public sealed class OlderEngineFixture : EngineFixture
{
    protected override string Folder => BuildPaths.OlderRuntime;
}
