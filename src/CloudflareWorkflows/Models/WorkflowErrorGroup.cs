using System;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>Instances of a workflow that failed for the same reason.</summary>
public sealed record WorkflowErrorGroup
{
    /// <summary>The number of instances. It's an estimate if <see cref="IsEstimate"/> is true.</summary>
    public int Count { get; init; }

    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The name of the step that failed, as it's in the code, without the counter of the service. Null if the
    /// instances failed outside their steps, or if steps aren't distinguished.</summary>
    public string? StepName { get; init; }

    /// <summary>The reason on one line: the name of the error and the message of the group. Null if the instances have
    /// no error.</summary>
    public string? Cause => (string.IsNullOrEmpty(ErrorName), string.IsNullOrEmpty(Message)) switch
    {
        (true, true) => null,
        (true, false) => Message,
        (false, true) => ErrorName,
        _ => $"{ErrorName}: {Message}",
    };

    /// <summary>The name of the error, for example <c>TypeError</c>.</summary>
    public string? ErrorName { get; init; }

    /// <summary>What the messages have in common: the first line, with a placeholder such as <c>&lt;n&gt;</c>,
    /// <c>&lt;uuid&gt;</c>, or <c>&lt;*&gt;</c> for each part that varies. Null if there is no message, or if messages
    /// aren't distinguished.</summary>
    public string? Message { get; init; }

    /// <summary>When the first of the instances failed, in local time.</summary>
    public DateTime? FirstOn { get; init; }

    /// <summary>When the last of the instances failed, in local time.</summary>
    public DateTime? LastOn { get; init; }

    /// <summary>How the failures are distributed between the first and the last one, as six bars of equal time, for
    /// example <c>▂ ▁▃█▄</c>. A higher bar is more failures, and a gap is none. Null if no time is known.</summary>
    public string? Trend => Sparkline.Draw(Group.Select(instance => instance.EndedOn).OfType<DateTime>(), 6);

    /// <summary>Whether <see cref="Count"/> is an estimate from a sample.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Whether the baseline has no such error. Null without a baseline.</summary>
    public bool? IsNew { get; init; }

    /// <summary>The message of the newest instance, unchanged.</summary>
    public string? SampleMessage { get; init; }

    /// <summary>The account that the instances belong to; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>When the last of the instances from an archive was read from the service, in local time; null if none
    /// comes from an archive.</summary>
    public DateTime? ReadOn => Group.Max(instance => instance.ReadOn);

    /// <summary>The IDs of the instances, newest failure first. Of a sample, those that were read.</summary>
    public string[] Id { get; init; } = [];

    /// <summary>The IDs of the workflow versions that the instances ran, newest first.</summary>
    public string[] VersionId { get; init; } = [];

    /// <summary>The instances, newest failure first. Of a sample, those that were read.</summary>
    public WorkflowInstanceDetail[] Group { get; init; } = [];

    /// <summary>Returns the reason.</summary>
    public override string ToString() => Cause ?? "";
}
