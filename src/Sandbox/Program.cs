using System.CommandLine;
using CloudflareWorkflows.Sandbox.Commands;

RootCommand root = new("An emulated Cloudflare account with Workflows, for tests, tours and trying runbooks.")
{
    ServeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
