namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Folders that the build writes into the assembly.</summary>
internal static class BuildPaths
{
    /// <summary>The staged module, as published.</summary>
    public static string Module { get; } = BuildMetadata.Of("ModulePath");

    /// <summary>The engine: its package.json, the workflows and the start script.</summary>
    public static string Runtime { get; } = BuildMetadata.Of("RuntimePath");

    /// <summary>The Worker of tests/Live.</summary>
    public static string LiveWorker { get; } = BuildMetadata.Of("LiveWorkerPath");

    /// <summary>An older engine: only its package.json.</summary>
    public static string OlderRuntime { get; } = BuildMetadata.Of("OlderRuntimePath");
}
