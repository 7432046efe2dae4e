using System.Collections.Generic;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands;

/// <summary>Tells whether the engine would show the verbose lines of a command, as the engine itself decides it when the
/// first is written.</summary>
internal static class VerboseSetting
{
    /// <summary>When in doubt, they are heard: the engine has the last word.</summary>
    public static bool IsHeard(PSCmdlet command)
    {
        Dictionary<string, object> bound = command.MyInvocation.BoundParameters;
        if (bound.TryGetValue("Verbose", out object? typed) && typed is SwitchParameter verbose)
        {
            return verbose;
        }

        return bound.ContainsKey("Debug") || command.GetVariableValue("VerbosePreference")
            is not ActionPreference.SilentlyContinue and not ActionPreference.Ignore;
    }
}
