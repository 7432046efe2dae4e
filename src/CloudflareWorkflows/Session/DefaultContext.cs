using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace CloudflareWorkflows.Session;

/// <summary>The context that commands of a runspace run in when they are given none. Runspaces do not share it, so that
/// a connection in one thread cannot change the account under another.</summary>
internal static class DefaultContext
{
    private static readonly ConditionalWeakTable<Runspace, Slot> s_slots = new();

    /// <summary>The runspaces that have a slot. Neither they nor their contexts are kept alive.</summary>
    private static readonly List<WeakReference<Runspace>> s_runspaces = [];

    /// <summary>The slot of the runspace that runs the calling thread.</summary>
    public static Slot Current => s_slots.GetValue(Runspace.DefaultRunspace, Add);

    /// <summary>What Connect-CfWorkflow left in the other open runspaces of this process.</summary>
    public static IEnumerable<Slot> Others()
    {
        List<Slot> others = [];
        lock (s_runspaces)
        {
            foreach (WeakReference<Runspace> reference in s_runspaces)
            {
                if (reference.TryGetTarget(out Runspace? runspace) && runspace != Runspace.DefaultRunspace
                    && runspace.RunspaceStateInfo.State == RunspaceState.Opened
                    && s_slots.TryGetValue(runspace, out Slot? slot))
                {
                    others.Add(slot);
                }
            }
        }

        return others;
    }

    private static Slot Add(Runspace runspace)
    {
        lock (s_runspaces)
        {
            _ = s_runspaces.RemoveAll(reference => !reference.TryGetTarget(out _));
            s_runspaces.Add(new WeakReference<Runspace>(runspace));
        }

        return new Slot();
    }

    internal sealed class Slot
    {
        private volatile WorkflowContext? _connected;
        private volatile bool _isNotConnected;

        /// <summary>Made by Connect-CfWorkflow.</summary>
        public WorkflowContext? Connected => _connected;

        /// <summary>Whether the last Connect-CfWorkflow did not succeed. As long as that stands nothing is connected, not
        /// even what the environment names.</summary>
        public bool IsNotConnected => _isNotConnected;

        /// <summary>Made of the environment, and what it was made of.</summary>
        public (EnvironmentSettings Settings, WorkflowContext Context)? FromEnvironment { get; set; }

        /// <summary>What no context could be made of when Tab was pressed, so that it does not ask again.</summary>
        public EnvironmentSettings? Unusable { get; set; }

        /// <summary>Whether the user was told that other runspaces have another connection than the environment.</summary>
        public bool HasWarned { get; set; }

        /// <summary>What is there without asking anybody; null if the environment has to be looked at first, or nothing is
        /// connected.</summary>
        public WorkflowContext? GetOrNull(EnvironmentSettings settings) => IsNotConnected
            ? null
            : Connected ?? (FromEnvironment is { } known && known.Settings.Equals(settings) ? known.Context : null);

        /// <summary>Drops the connection and marks the runspace as not connected.</summary>
        public void Drop()
        {
            _isNotConnected = true;
            _connected = null;
        }

        /// <summary>Makes a context the connection.</summary>
        public void Connect(WorkflowContext context)
        {
            _connected = context;
            _isNotConnected = false;
        }

        /// <summary>Goes back to what the environment says.</summary>
        public void Disconnect()
        {
            _connected = null;
            FromEnvironment = null;
            _isNotConnected = false;
        }
    }
}
