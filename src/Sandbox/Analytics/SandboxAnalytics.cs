using System;
using System.Collections.Generic;
using System.Threading;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>How the account answers analytics; it may be changed while the server runs.</summary>
public sealed class SandboxAnalytics
{
    private long _nodeCount;

    /// <summary>Whether the account may use the datasets of workflows.</summary>
    public bool IsAllowed { get; set; } = true;

    /// <summary>How long an event takes to show up, if that is longer than the behavior of the account says.</summary>
    public TimeSpan Lateness { get; set; }

    /// <summary>One of this many events is kept, and stands for all of them. From 2 on, the figures are
    /// estimates.</summary>
    public int SampleInterval { get; set; } = 1;

    /// <summary>The longest time range of a node.</summary>
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromDays(31);

    /// <summary>How far back a node reaches.</summary>
    public TimeSpan NotOlderThan { get; set; } = TimeSpan.FromDays(31);

    /// <summary>The most rows that a node may ask for.</summary>
    public int MaxPageSize { get; set; } = 10_000;

    /// <summary>The most fields that a node may ask for.</summary>
    public int MaxFields { get; set; } = 30;

    /// <summary>The most nodes of a request.</summary>
    public int MaxNodes { get; set; } = 10;

    /// <summary>The number of nodes in a <see cref="BudgetWindow"/>, for each token.</summary>
    public int Budget { get; set; } = 300;

    /// <summary>The length of the window, and of the block after the budget is spent.</summary>
    public TimeSpan BudgetWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether errors come with an HTTP status of their own, as newer documentation says. Otherwise all but a
    /// spent budget come with 200, as clients have seen them.</summary>
    public bool UsesErrorStatus { get; set; }

    /// <summary>Fields that do not exist, as <c>cpuTime</c>, or <c>sum_cpuTime</c> for one of several.</summary>
    public IReadOnlyCollection<string> RefusedFields { get; set; } = [];

    /// <summary>Errors to put into the responses.</summary>
    public IReadOnlyCollection<AnalyticsError> Errors { get; set; } = [];

    /// <summary>The nodes that were asked for, including those that were refused.</summary>
    public long NodeCount => Interlocked.Read(ref _nodeCount);

    internal void CountNodes(int number) => Interlocked.Add(ref _nodeCount, number);
}
