using CloudflareWorkflows.Sandbox.Traffic;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>An account with a workflow w, and a session connected to it, for a class of tests that change nothing.</summary>
public sealed class SharedAccount : ConnectedTest
{
    /// <summary>What the last script sent.</summary>
    public RequestLog Requests => Server.Requests;

    /// <summary>Runs a script, and forgets what was sent before.</summary>
    public ShellResult Run(string script)
    {
        Server.Requests.Clear();
        return Shell.Run(script);
    }

    protected override void Seed() => _ = Server.Account.AddWorkflow("w");
}
