using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Health;

/// <summary>Facts for the rules, at a fixed time.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset s_now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The default limits of the command.</summary>
    public static readonly HealthLimits s_limits = new(s_now, s_now.AddHours(-1), 0.05, TimeSpan.FromHours(1));

    /// <summary>A workflow without instances.</summary>
    public static Workflow Idle { get; } = new()
    {
        Name = "w",
        AccountId = "a",
        ScriptName = "s",
        Queued = 0,
        Running = 0,
        Waiting = 0,
        Errored = 0,
        Complete = 0,
    };

    public static DateTime Ago(TimeSpan age) => (s_now - age).LocalDateTime;

    public static DateTime Ago(double minutes) => Ago(TimeSpan.FromMinutes(minutes));

    public static HealthActivity Ended(long errored, long ended, double sampleInterval = 1) => new()
    {
        Errored = errored,
        Complete = ended - errored,
        SampleInterval = sampleInterval,
        Source = HealthActivity.FromAnalytics,
    };

    public static WorkflowFacts With(HealthActivity activity) => new(Idle) { Activity = activity };

    public static WorkflowFacts With(params WorkflowInstanceDetail[] open) => new(Idle) { Open = open };

    public static WorkflowInstanceDetail Instance(string id, params WorkflowStep[] steps) =>
        new() { Id = id, Status = "running", StartedOn = Ago(600), Steps = steps };

    public static WorkflowStep Step(string name, double minutes, string status = "running") =>
        new() { Name = name, Type = "step", Status = status, StartedOn = Ago(minutes) };

    /// <summary>A wait that began some minutes ago.</summary>
    public static WorkflowStep Wait(double minutes, double timeout) => new()
    {
        Name = "approval-1",
        Type = "waitForEvent",
        Status = "waiting",
        EventType = "approved",
        StartedOn = Ago(minutes),
        EndedOn = Ago(minutes - timeout),
    };

    public static StepDurations Usual(string step, TimeSpan duration, int runs = 20) =>
        new(Enumerable.Repeat((step, duration), runs));

    public static WorkflowHealth Judge(WorkflowFacts facts, params string[] skipped) =>
        HealthJudgement.Of(facts, s_limits, skipped);
}
