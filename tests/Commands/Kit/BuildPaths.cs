namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>Folders that only the build knows.</summary>
internal static class BuildPaths
{
    /// <summary>The sources.</summary>
    public static string Repository { get; } = BuildMetadata.Of("RepositoryPath");

    /// <summary>The folder that ships.</summary>
    public static string Staged { get; } = BuildMetadata.Of("StagedPath");

    /// <summary>The module under test: the folder that ships, or a copy of it that loads the other build.</summary>
    public static string Module { get; } = BuildMetadata.Of("ModulePath");

    /// <summary>The build of the module under test, as its folder is called.</summary>
    public static string ModuleBuild { get; } = BuildMetadata.Of("ModuleBuild");
}
