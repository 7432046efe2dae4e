using System.Linq;
using System.Reflection;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>Folders that only the build knows.</summary>
internal static class BuildPaths
{
    /// <summary>The sources.</summary>
    public static string Repository { get; } = Of("RepositoryPath");

    /// <summary>The folder that ships.</summary>
    public static string Staged { get; } = Of("StagedPath");

    /// <summary>The module under test: the folder that ships, or a copy of it that loads the other build.</summary>
    public static string Module { get; } = Of("ModulePath");

    /// <summary>The build of the module under test, as its folder is called.</summary>
    public static string ModuleBuild { get; } = Of("ModuleBuild");

    private static string Of(string key) => typeof(BuildPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
