namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Folders that only the build knows.</summary>
internal static class BuildPaths
{
    /// <summary>The staged module: the very folder that ships.</summary>
    public static string Module { get; } = BuildMetadata.Of("ModulePath");

    /// <summary>The engine: its package.json, the workflows and the script that starts it.</summary>
    public static string Runtime { get; } = BuildMetadata.Of("RuntimePath");

    /// <summary>An older engine: its package.json alone.</summary>
    public static string OlderRuntime { get; } = BuildMetadata.Of("OlderRuntimePath");
}
