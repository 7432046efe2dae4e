using System.Linq;
using System.Reflection;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Paths that only the build knows.</summary>
internal static class BuildPaths
{
    public static string Of(string key) => typeof(BuildPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
