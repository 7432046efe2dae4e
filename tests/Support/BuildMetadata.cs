using System.Linq;
using System.Reflection;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>Values that the project file writes into the assembly, such as paths that only the build knows.</summary>
internal static class BuildMetadata
{
    public static string Of(string key) => typeof(BuildMetadata).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
