namespace CloudflareWorkflows.Engine.Tests;

/// <summary>The last engine that expects an action instead of a status: wrangler 4.132.0, of September 2026.</summary>
public sealed class OlderEngineFixture : EngineFixture
{
    protected override string Folder => BuildPaths.OlderRuntime;
}
