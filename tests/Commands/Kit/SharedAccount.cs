using CloudflareWorkflows.Sandbox.Traffic;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>An account with a workflow w and a connected session, for test classes that change nothing.</summary>
public sealed class SharedAccount : ConnectedTest
{
    /// <summary>The requests of the last script.</summary>
    public RequestLog Requests => Server.Requests;

    /// <summary>Clears the recorded requests and runs a script.</summary>
    public ShellResult Run(string script)
    {
        Server.Requests.Clear();
        return Shell.Run(script);
    }

    protected override void Seed() => _ = Server.Account.AddWorkflow("w");
}
