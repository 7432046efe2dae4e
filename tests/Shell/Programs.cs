using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

/// <summary>Starts the programs under test.</summary>
internal static class Programs
{
    /// <summary>The sandbox, as a user starts it, but without recorded answers: they must not change a test.</summary>
    public static string[] Sandbox(string command, params string[] arguments) =>
        SandboxWithAnswers("none", command, arguments);

    /// <summary>The sandbox with a file of answers.</summary>
    public static string[] SandboxWithAnswers(string answers, string command, params string[] arguments) =>
        [.. SandboxWithRecordedAnswers(command), "--answers", answers, .. arguments];

    /// <summary>The sandbox with the answers beside it, if there are some.</summary>
    public static string[] SandboxWithRecordedAnswers(string command, params string[] arguments) =>
        ["dotnet", Path.Combine(AppContext.BaseDirectory, "CloudflareWorkflows.Sandbox.dll"), command, .. arguments];

    /// <summary>The PowerShell of this repository.</summary>
    public static string[] PowerShell(params string[] arguments) =>
        ["dotnet", BuildMetadata.Of("PowerShellPath"), "-NoProfile", "-NonInteractive", .. arguments];

    /// <summary>Starts a program; the test writes to it and reads from it.</summary>
    public static Process Start(string[] command, string? folder = null)
    {
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };

        // The machine's settings for colours and for an account must not affect the tests.
        start.Environment.Remove("NO_COLOR");
        start.Environment["CLOUDFLARE_API_TOKEN"] = "the-users-own";
        start.Environment["CLOUDFLARE_ACCOUNT_ID"] = new string('0', 32);
        start.Environment["CLOUDFLARE_EMAIL"] = "user@example.com";
        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Ended> RunAsync(string[] command, string? folder = null)
    {
        using Process process = Start(command, folder);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ended(
            process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    /// <summary>The exit code and the output of a program.</summary>
    internal sealed record Ended(int ExitCode, string Output, string Error);
}
