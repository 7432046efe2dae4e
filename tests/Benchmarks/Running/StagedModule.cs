using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>The staged module folder of this build.</summary>
internal static class StagedModule
{
    public static string Folder { get; } = BuildMetadata.Of("ModulePath");

    private static string Dll => Path.Combine(Folder, "bin", "net8.0", "CloudflareWorkflows.dll");

    /// <summary>Loads the dll from the path that Import-Module uses. An assembly with the same name from another path would
    /// make the import fail.</summary>
    public static void Load()
    {
        Assembly module = AssemblyLoadContext.Default.LoadFromAssemblyPath(Dll);
        if (module.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            throw new InvalidOperationException("Run with -c Release: a debug build gives no useful figures.");
        }
    }
}
