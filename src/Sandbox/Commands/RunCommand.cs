using System.CommandLine;
using System.IO;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Shell;

namespace CloudflareWorkflows.Sandbox.Commands;

/// <summary>Runs a user's script, as <c>pwsh -NonInteractive -File</c> would.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "The script, a .ps1 file." };
        Argument<string[]> arguments = new("arguments")
        {
            Description = "What the script is given, after --.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<ServiceBehavior> answers = AnswersOption.Create();
        Command command = new("run", "Runs a script on an emulated account, as pwsh -NonInteractive -File would.")
        {
            file.AcceptExistingOnly(),
            arguments,
            answers,
        };
        command.SetAction((parsed, cancellationToken) => DemoShell.RunAsync(
            parsed.GetRequiredValue(file).FullName, parsed.GetValue(arguments) ?? [], parsed.GetRequiredValue(answers), cancellationToken));
        return command;
    }
}
