using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace CloudflareWorkflows.Session;

/// <summary>The context of commands that are called without -Context. Each runspace has its own, so that a connection
/// in one thread cannot change the account of another.</summary>
internal static class DefaultContext
{
    private static readonly ConditionalWeakTable<Runspace, Slot> s_slots = new();

    /// <summary>The runspaces that have a slot. Neither they nor their contexts are kept alive.</summary>
    private static readonly List<WeakReference<Runspace>> s_runspaces = [];

    /// <summary>The slot of the current runspace.</summary>
    public static Slot Current => s_slots.GetValue(Runspace.DefaultRunspace, Add);

    /// <summary>The slots of the other open runspaces of this process.</summary>
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

        /// <summary>The context that Connect-CfWorkflow created.</summary>
        public WorkflowContext? Connected => _connected;

        /// <summary>Whether the last Connect-CfWorkflow failed. Until the next connection, nothing is connected, not
        /// even from the environment.</summary>
        public bool IsNotConnected => _isNotConnected;

        /// <summary>The context that was created from the environment, and the settings that it was created
        /// from.</summary>
        public (EnvironmentSettings Settings, WorkflowContext Context)? FromEnvironment { get; set; }

        /// <summary>The settings from which tab completion could not create a context, so that it does not
        /// retry.</summary>
        public EnvironmentSettings? Unusable { get; set; }

        /// <summary>Whether the user was warned that other runspaces have a connection other than the
        /// environment's.</summary>
        public bool HasWarned { get; set; }

        /// <summary>The context that is available without a request; null if the environment has to be read first, or
        /// nothing is connected.</summary>
        public WorkflowContext? GetOrNull(EnvironmentSettings settings) => IsNotConnected
            ? null
            : Connected ?? (FromEnvironment is { } known && known.Settings.Equals(settings) ? known.Context : null);

        /// <summary>Drops the connection and marks the runspace as not connected.</summary>
        public void Drop()
        {
            _isNotConnected = true;
            _connected = null;
        }

        /// <summary>Connects a context.</summary>
        public void Connect(WorkflowContext context)
        {
            _connected = context;
            _isNotConnected = false;
        }

        /// <summary>Returns to the context of the environment.</summary>
        public void Disconnect()
        {
            _connected = null;
            FromEnvironment = null;
            _isNotConnected = false;
        }
    }
}
