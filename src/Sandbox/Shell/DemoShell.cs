using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>A real PowerShell in the terminal of this process, with the module and an emulated account in place.</summary>
internal static class DemoShell
{
    /// <summary>Runs a script to its end.</summary>
    /// <param name="path">The script.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="cancellationToken">Ends the start of the account; the shell ends by itself or by a signal.</param>
    /// <returns>The exit code of the script; 130 if the user pressed Ctrl+C, where PowerShell says 0.</returns>
    public static Task<int> RunAsync(
        string path, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        StartAsync(
            ["-NonInteractive", "-File", path, .. arguments],
            static (shell, interrupted) => interrupted ? ShellSignals.InterruptedExitCode : shell.ExitCode,
            cancellationToken);

    /// <summary>Opens a prompt. There, Ctrl+C is an everyday key.</summary>
    /// <param name="cancellationToken">Ends the start of the account; the shell ends by itself or by a signal.</param>
    /// <returns>The exit code of the shell.</returns>
    public static Task<int> OpenAsync(CancellationToken cancellationToken) => StartAsync(
        ["-NoExit", "-File", BuildPaths.Script("Start-Shell.ps1")], static (shell, _) => shell.ExitCode,
        cancellationToken);

    private static async Task<int> StartAsync(
        IEnumerable<string> arguments, Func<Process, bool, int> exitCode, CancellationToken cancellationToken)
    {
        SandboxOptions options = new() { Seed = SandboxSeed.Demo };
        await using SandboxServer server = await SandboxServer.StartAsync(options, cancellationToken);
        ProcessStartInfo start = new("dotnet", [BuildPaths.PowerShell, "-NoLogo", "-NoProfile", .. arguments]);
        SetEnvironment(start.Environment, server);
        using ShellSignals signals = new();
        using Process shell = Process.Start(start)!;
        signals.PassOnTo(shell);
        await shell.WaitForExitAsync(CancellationToken.None);
        return exitCode(shell, signals.WasInterrupted);
    }

    /// <summary>The shell knows this account alone: no variable of the user's own account reaches it.</summary>
    private static void SetEnvironment(IDictionary<string, string?> environment, SandboxServer server)
    {
        foreach (string name in environment.Keys.Where(IsOfCloudflare).ToArray())
        {
            environment.Remove(name);
        }

        environment["CLOUDFLARE_API_TOKEN"] = server.ApiToken;
        environment["CLOUDFLARE_ACCOUNT_ID"] = server.AccountId;
        environment["CLOUDFLARE_API_BASE_URL"] = server.BaseAddress.ToString();
        environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        environment["POWERSHELL_UPDATECHECK"] = "Off";
        environment["PSModulePath"] = Path.GetDirectoryName(BuildPaths.Module) + Path.PathSeparator
            + (environment.TryGetValue("PSModulePath", out string? path) ? path : "");
        if (CultureInfo.CurrentCulture.Name.Length == 0)
        {
            // PowerShell breaks lines between words only in languages that it knows; containers have none set.
            environment["LANG"] = "en_US.UTF-8";
        }
    }

    private static bool IsOfCloudflare(string name) =>
        name.StartsWith("CLOUDFLARE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("CF_", StringComparison.OrdinalIgnoreCase);
}
