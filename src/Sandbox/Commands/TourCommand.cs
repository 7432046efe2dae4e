using System.CommandLine;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Shell;

namespace CloudflareWorkflows.Sandbox.Commands;

/// <summary>Demonstrates the module.</summary>
internal static class TourCommand
{
    public static Command Create()
    {
        Command command = new("tour", "Shows the module at work on an emulated account, command by command.");
        Option<ServiceBehavior> answers = AnswersOption.Create();
        command.Options.Add(answers);
        command.SetAction((parsed, cancellationToken) => DemoShell.RunAsync(
            BuildPaths.Script("Show-Tour.ps1"), [BuildPaths.Script("tour.ps1")], parsed.GetRequiredValue(answers), cancellationToken));
        return command;
    }
}
