using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Sandbox.Commands;

/// <summary>Serves an emulated account until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        Option<int> port = new("--port") { Description = "The port to listen on; any free one by default." };
        Option<SandboxSeed> seed = new("--seed")
        {
            Description = "What the account holds.",
            DefaultValueFactory = _ => SandboxSeed.Demo,
        };
        Option<int?> parent = new("--parent") { Description = "A process whose end ends the server too." };
        Option<ServiceBehavior> answers = AnswersOption.Create();
        Command command = new("serve", "Serves an emulated Cloudflare account on loopback.")
        {
            port,
            seed,
            parent,
            answers,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            SandboxOptions options = new()
            {
                Port = parsed.GetValue(port),
                Seed = parsed.GetValue(seed),
                Behavior = parsed.GetRequiredValue(answers),
            };
            return ServeAsync(
                options, parsed.GetValue(parent), parsed.InvocationConfiguration.Output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ServeAsync(
        SandboxOptions options, int? parent, TextWriter output, CancellationToken cancellationToken)
    {
        await using SandboxServer server = await SandboxServer.StartAsync(options, cancellationToken);
        await output.WriteLineAsync($"An emulated Cloudflare account answers at {server.BaseAddress}");
        await output.WriteLineAsync("Import the module, paste this line, and try Get-CfWorkflow. Ctrl+C ends it.");
        await output.WriteLineAsync();
        string address = server.BaseAddress.ToString().TrimEnd('/');
        await output.WriteLineAsync(
            $"$env:CLOUDFLARE_API_TOKEN = '{server.ApiToken}'; "
            + $"Connect-CfWorkflow -AccountId {server.AccountId} -BaseUri {address}");
        await output.FlushAsync(cancellationToken);
        try
        {
            await ParentProcess.WaitForEndAsync(parent, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C or SIGTERM is the expected end.
        }

        return 0;
    }
}
