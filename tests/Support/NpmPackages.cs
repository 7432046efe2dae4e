using System.IO;
using System.Linq;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>The npm packages of a folder, which the build installs before the tests run.</summary>
internal static class NpmPackages
{
    /// <summary>The reason why the packages are missing.</summary>
    public static string SkipReason(string folder)
    {
        string path = Path.TrimEndingDirectorySeparator(folder);
        string log = Path.Combine(Path.GetDirectoryName(path)!, "obj", $"npm-{Path.GetFileName(path)}.log");
        string? said = File.Exists(log)
            ? File.ReadLines(log).LastOrDefault(line => !string.IsNullOrWhiteSpace(line))
            : null;
        return $"The npm packages in {Path.GetFileName(path)} are not installed: {said ?? "npm ci did not run"}.";
    }
}
