using System;
using System.IO;
using System.Runtime.InteropServices;

namespace CloudflareWorkflows.Contract.Tests.Kit;

/// <summary>The npm packages, and a version of Node.js that all of them support.</summary>
internal static class Clients
{
    /// <summary>The folder with package.json and the scripts.</summary>
    public static string Folder { get; } = BuildMetadata.Of("ClientsPath");

    /// <summary>The Node.js of the npm packages, or the machine's own if there is none.</summary>
    public static string Node { get; } = FindNode();

    /// <summary>The reason to skip tests that need the packages. Null if they are installed.</summary>
    public static string? SkipReason { get; } = Directory.Exists(Path.Combine(Folder, "node_modules"))
        ? null
        : NpmPackages.SkipReason(Folder);

    private static string FindNode()
    {
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        string name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        string packaged = Path.Combine(Folder, "node_modules", $"node-{system}-{processor}", "bin", name);
        return File.Exists(packaged) ? packaged : name;
    }
}
