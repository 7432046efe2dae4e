using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>Paths that the build embeds in this assembly.</summary>
internal static class BuildPaths
{
    /// <summary>The staged module.</summary>
    public static string Module => Path.TrimEndingDirectorySeparator(Metadata("ModulePath"));

    /// <summary>The PowerShell of this repository, from NuGet: <c>dotnet</c> runs it.</summary>
    public static string PowerShell => Metadata("PowerShellPath");

    /// <summary>A script in the folder of the program.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private static string Metadata(string key) => typeof(BuildPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
