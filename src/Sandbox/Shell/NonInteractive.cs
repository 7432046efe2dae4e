using System.Management.Automation.Host;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>Nobody is asked: a question is an error, in the sandbox as in a runbook.</summary>
internal static class NonInteractive
{
    internal static HostException Refusal() => new(
        "This shell does not ask. A command that wanted an answer was not given what it needs: " +
        "name every mandatory parameter, and use -Confirm:$false where you mean it.");
}
