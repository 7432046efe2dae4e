using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>Where the build put what a shell needs; the build tells this assembly.</summary>
internal static class BuildPaths
{
    /// <summary>The module, as it ships.</summary>
    public static string Module => Path.TrimEndingDirectorySeparator(Told("ModulePath"));

    /// <summary>The PowerShell of this repository, from NuGet: <c>dotnet</c> runs it.</summary>
    public static string PowerShell => Told("PowerShellPath");

    /// <summary>A script that lies beside the program.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private static string Told(string key) => typeof(BuildPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
