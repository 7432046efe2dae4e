using System;
using System.CommandLine;
using CloudflareWorkflows.Sandbox.Commands;

// The hosted engine would report itself to its maker; nothing here leaves this machine.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

RootCommand root = new("An emulated Cloudflare account with Workflows, for tests, tours and trying runbooks.")
{
    ServeCommand.Create(),
    TourCommand.Create(),
    RunCommand.Create(),
};
// The library cancels what runs at Ctrl+C only when it is told how long to wait (dotnet/command-line-api#2739).
InvocationConfiguration configuration = new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(5) };
return await root.Parse(args).InvokeAsync(configuration);
