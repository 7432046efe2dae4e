using System;
using System.CommandLine;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks;

/// <summary>The child process of a benchmark: runs one listing and reports the peak memory of the process.</summary>
internal static class ListCommand
{
    public const string Name = "list";

    private const double Megabyte = 1024 * 1024;

    public static Command Create()
    {
        Argument<Uri> address = new("address") { CustomParser = parsed => new Uri(parsed.Tokens[0].Value) };
        Argument<string> account = new("account");
        Argument<string> token = new("token");
        Argument<string> workflow = new("workflow");
        Command command = new(Name, "Lists a workflow into $null and reports the peak memory in megabytes.")
        {
            address, account, token, workflow,
        };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(address), parsed.GetRequiredValue(account), parsed.GetRequiredValue(token),
            parsed.GetRequiredValue(workflow), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Uri address, string account, string token, string workflow, CancellationToken cancellationToken)
    {
        StagedModule.Load();
        using ModuleShell shell = new();
        await shell.ConnectAsync(token, account, address, cancellationToken);
        _ = await shell.RunAsync($"Get-CfWorkflowInstance {workflow} > $null", cancellationToken);
        using Process self = Process.GetCurrentProcess();
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{self.PeakWorkingSet64 / Megabyte}"));
        return 0;
    }
}
