using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Shell;

namespace CloudflareWorkflows.Sandbox.Commands;

/// <summary>Shows the module at work.</summary>
internal static class TourCommand
{
    public static Command Create()
    {
        Command command = new("tour", "Shows the module at work on an emulated account, command by command.");
        command.SetAction((_, cancellationToken) => ShowAsync(cancellationToken));
        return command;
    }

    private static async Task<int> ShowAsync(CancellationToken cancellationToken)
    {
        await using DemoShell shell = await DemoShell.StartAsync(Terminal.OfConsole(), cancellationToken);
        string script = Path.Combine(AppContext.BaseDirectory, "tour.ps1");
        return await new Tour(shell.Engine, shell.Terminal).RunAsync(script, cancellationToken);
    }
}
