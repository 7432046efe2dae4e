using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>Runs PowerShell in the terminal of this process, with the module loaded and connected to an emulated
/// account.</summary>
internal static class DemoShell
{
    /// <summary>Runs a script to its end.</summary>
    /// <param name="path">The script.</param>
    /// <param name="arguments">The arguments of the script.</param>
    /// <param name="behavior">How the account behaves where no source settles it.</param>
    /// <param name="cancellationToken">Cancels the start of the account; the shell ends by itself or by a
    /// signal.</param>
    /// <returns>The exit code of the script; 130 after Ctrl+C, for which PowerShell returns 0.</returns>
    public static Task<int> RunAsync(
        string path, IEnumerable<string> arguments, ServiceBehavior behavior, CancellationToken cancellationToken) =>
        StartAsync(
            ["-NonInteractive", "-File", path, .. arguments],
            static (shell, interrupted) => interrupted ? ShellSignals.InterruptedExitCode : shell.ExitCode,
            behavior,
            cancellationToken);

    /// <summary>Opens a prompt, where Ctrl+C is a normal key.</summary>
    /// <param name="behavior">How the account behaves where no source settles it.</param>
    /// <param name="cancellationToken">Cancels the start of the account; the shell ends by itself or by a
    /// signal.</param>
    /// <returns>The exit code of the shell.</returns>
    public static Task<int> OpenAsync(ServiceBehavior behavior, CancellationToken cancellationToken) => StartAsync(
        ["-NoExit", "-File", BuildPaths.Script("Start-Shell.ps1")], static (shell, _) => shell.ExitCode,
        behavior, cancellationToken);

    private static async Task<int> StartAsync(
        IEnumerable<string> arguments,
        Func<Process, bool, int> exitCode,
        ServiceBehavior behavior,
        CancellationToken cancellationToken)
    {
        SandboxOptions options = new()
        {
            Seed = SandboxSeed.Demo,
            Behavior = behavior,
        };
        await using SandboxServer server = await SandboxServer.StartAsync(options, cancellationToken);
        ProcessStartInfo start = new("dotnet", [BuildPaths.PowerShell, "-NoLogo", "-NoProfile", .. arguments]);
        SetEnvironment(start.Environment, server);
        using ShellSignals signals = new();
        using Process shell = Process.Start(start)!;
        signals.ForwardTo(shell);
        await shell.WaitForExitAsync(CancellationToken.None);
        return exitCode(shell, signals.WasInterrupted);
    }

    /// <summary>The shell can only use this account: it gets no variable of the user's own account.</summary>
    private static void SetEnvironment(IDictionary<string, string?> environment, SandboxServer server)
    {
        foreach (string name in environment.Keys.Where(IsCloudflareVariable).ToArray())
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
            // PowerShell wraps lines at words only if a language is set, which containers lack.
            environment["LANG"] = "en_US.UTF-8";
        }
    }

    private static bool IsCloudflareVariable(string name) =>
        name.StartsWith("CLOUDFLARE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("CF_", StringComparison.OrdinalIgnoreCase);
}
