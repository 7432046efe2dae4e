using System;
using System.CommandLine;
using System.Text.Json;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks;

/// <summary>The child process of a benchmark: measures one import in its own process.</summary>
internal static class ImportCommand
{
    public const string Name = "import";

    public static Command Create()
    {
        Argument<string> module = new("module") { Description = "The folder or manifest of the module." };
        Command command = new(Name, "Imports a module once and reports it as JSON.") { module };
        command.Hidden = true;
        command.SetAction(parsed => Console.Out.WriteLine(
            JsonSerializer.Serialize(ModuleImport.Run(parsed.GetRequiredValue(module)))));
        return command;
    }
}
