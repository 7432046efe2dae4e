using System;
using System.IO;
using System.Runtime.InteropServices;

namespace CloudflareWorkflows.Contract.Tests.Kit;

/// <summary>The npm packages, and a Node.js that is new enough for all of them.</summary>
internal static class Clients
{
    /// <summary>The folder of the package.json, and of the scripts.</summary>
    public static string Folder { get; } = BuildMetadata.Of("ClientsPath");

    /// <summary>The Node.js that came with the packages; the machine's own where there is no such package.</summary>
    public static string Node { get; } = FindNode();

    /// <summary>Why tests that need the packages are skipped; null when they are there.</summary>
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
