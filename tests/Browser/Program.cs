using System;
using System.IO;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Pictures;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit.Runner.InProc.SystemConsole;

namespace CloudflareWorkflows.Browser.Tests;

/// <summary>The tests; with the argument <c>pictures</c>, the pictures of the documentation; with <c>screenshots</c> and a
/// folder, all reports in all appearances.</summary>
internal static class Program
{
    // The test runner starts this program too, with arguments of its own.
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["pictures"]:
                // The pictures show times, which must not depend on this machine.
                Environment.SetEnvironmentVariable("TZ", "UTC");
                await Picture.WriteAllAsync(Path.Combine(BuildPaths.Repository, ".github", "pictures"), Console.Out);
                return 0;
            case ["screenshots", string folder]:
                await Screenshots.WriteAllAsync(folder, Console.Out);
                return 0;
            default:
                return await ConsoleRunner.Run(args);
        }
    }
}
