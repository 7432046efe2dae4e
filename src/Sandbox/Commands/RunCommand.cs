using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Shell;

namespace CloudflareWorkflows.Sandbox.Commands;

/// <summary>Tries a script of the user's.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "The script, a .ps1 file." };
        Command command = new("run", "Runs a script on an emulated account, with the module imported.")
        {
            file.AcceptExistingOnly(),
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(file).FullName, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, CancellationToken cancellationToken)
    {
        Terminal terminal = Terminal.OfConsole();
        await using DemoShell shell = await DemoShell.StartAsync(terminal, cancellationToken);
        return await ScriptFile.RunAsync(shell.Engine, terminal, path, cancellationToken);
    }
}
