using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace CloudflareWorkflows.Session;

/// <summary>The context that commands of a runspace run in when they are given none. Runspaces do not share it, so that
/// a connection in one thread cannot change the account under another.</summary>
internal static class DefaultContext
{
    private static readonly ConditionalWeakTable<Runspace, Slot> s_slots = new();

    /// <summary>The slot of the runspace that runs the calling thread.</summary>
    public static Slot Current => s_slots.GetOrCreateValue(Runspace.DefaultRunspace);

    internal sealed class Slot
    {
        /// <summary>Made by Connect-CfWorkflow.</summary>
        public WorkflowContext? Connected { get; set; }

        /// <summary>Made of the environment, and what it was made of.</summary>
        public (EnvironmentSettings Settings, WorkflowContext Context)? FromEnvironment { get; set; }

        /// <summary>What no context could be made of when Tab was pressed, so that it does not ask again.</summary>
        public EnvironmentSettings? Useless { get; set; }

        /// <summary>What is there without asking anybody; null if the environment has to be looked at first.</summary>
        public WorkflowContext? Ready(EnvironmentSettings settings) => Connected
            ?? (FromEnvironment is { } known && known.Settings.Equals(settings) ? known.Context : null);
    }
}
