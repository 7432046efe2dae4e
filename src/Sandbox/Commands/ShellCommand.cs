using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Shell;

namespace CloudflareWorkflows.Sandbox.Commands;

/// <summary>Opens a prompt on an emulated account.</summary>
internal static class ShellCommand
{
    private const int UsageExitCode = 2;

    public static Command Create()
    {
        Command command = new("shell", "Opens a PowerShell prompt on an emulated account.");
        Option<ServiceBehavior> answers = AnswersOption.Create();
        command.Options.Add(answers);
        command.SetAction((parsed, cancellationToken) =>
            OpenAsync(parsed.InvocationConfiguration, parsed.GetRequiredValue(answers), cancellationToken));
        return command;
    }

    private static async Task<int> OpenAsync(
        InvocationConfiguration configuration, ServiceBehavior behavior, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            await configuration.Error.WriteLineAsync("A prompt needs a terminal. To run a script, use: run FILE.ps1");
            return UsageExitCode;
        }

        return await DemoShell.OpenAsync(behavior, cancellationToken);
    }
}
