using System;
using System.CommandLine;
using CloudflareWorkflows.Sandbox.Commands;

Command serve = ServeCommand.Create();
RootCommand root = new("An emulated Cloudflare account with Workflows, for tests, tours and trying runbooks.")
{
    serve,
    TourCommand.Create(),
    RunCommand.Create(),
    ShellCommand.Create(),
};
ParseResult parsed = root.Parse(args);

// Signals end the server. The other commands leave signals to the shell that they start. The library cancels the
// command on Ctrl+C only if a termination timeout is set (dotnet/command-line-api#2739).
InvocationConfiguration configuration = new()
{
    ProcessTerminationTimeout = parsed.CommandResult.Command == serve ? TimeSpan.FromSeconds(5) : null,
};
return await parsed.InvokeAsync(configuration);
