using System;
using System.Diagnostics;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>Starts programs of this build with the same runtime.</summary>
internal static class DotnetProcess
{
    public static Process Start(string assembly, params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo start = new(dotnet, [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
