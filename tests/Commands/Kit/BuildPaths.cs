using System.IO;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>Folders that the build writes into the assembly.</summary>
internal static class BuildPaths
{
    /// <summary>The repository.</summary>
    public static string Repository { get; } = BuildMetadata.Of("RepositoryPath");

    /// <summary>A configuration file with the workflow w, and an environment with a workflow of the demo account.</summary>
    public static string SampleConfiguration { get; } = Path.Combine(Repository, "tests", "Commands", "Kit", "wrangler.jsonc");

    /// <summary>An archive with five instances, three of them errored. One has an older line, when it was errored.</summary>
    public static string SampleArchive { get; } = Path.Combine(Repository, "tests", "Commands", "Kit", "2026-11.jsonl");

    /// <summary>The staged module folder, as published.</summary>
    public static string Staged { get; } = BuildMetadata.Of("StagedPath");

    /// <summary>The module under test: the staged folder, or a copy of it that loads the other build.</summary>
    public static string Module { get; } = BuildMetadata.Of("ModulePath");

    /// <summary>The build of the module under test, by the name of its folder.</summary>
    public static string ModuleBuild { get; } = BuildMetadata.Of("ModuleBuild");
}
