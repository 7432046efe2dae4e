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
        Terminal terminal = Terminal.OfConsole();
        // An error that a step demonstrates is part of the show; what is wrong with the tour itself is not.
        Terminal stage = terminal with { Error = terminal.Output };
        await using DemoShell shell = await DemoShell.StartAsync(stage, cancellationToken);
        string script = Path.Combine(AppContext.BaseDirectory, "tour.ps1");
        return await new Tour(shell.Engine, terminal).RunAsync(script, cancellationToken);
    }
}
