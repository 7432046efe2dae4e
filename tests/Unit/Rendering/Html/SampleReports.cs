using System;
using System.IO;
using System.Linq;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering.Html;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Rendering.Html;

/// <summary>Reports to write.</summary>
internal static class SampleReports
{
    private static readonly DateTime s_start = new DateTime(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc).ToLocalTime();

    public static string Write(Report report, bool hasData = true)
    {
        using StringWriter text = new();
        ReportPage.Write(text, report, hasData ? new ReportData(value => $"{value}") : null, TestContext.Current.CancellationToken);
        return text.ToString();
    }

    public static Report Of(params WorkflowInstance[] instances)
    {
        ReportInput input = new();
        foreach (WorkflowInstance instance in instances)
        {
            if (instance is WorkflowInstanceDetail full)
            {
                input.Add(full);
            }
            else
            {
                input.AddUnread(instance);
            }
        }

        return new Report(s_start.ToUniversalTime().AddDays(1), 7, input.ToWorkflows());
    }

    /// <summary>An instance that failed at its last step, with all texts from outside made of one text.</summary>
    public static WorkflowInstanceDetail Errored(string id, int steps, Func<string, string> text) => new()
    {
        Id = text(id),
        WorkflowName = text("orders"),
        AccountId = text("account"),
        VersionId = text("version"),
        Trigger = text("binding"),
        Cron = text("cron"),
        Status = InstanceStatus.Errored,
        CreatedOn = s_start,
        StartedOn = s_start,
        EndedOn = s_start.AddSeconds(steps),
        Params = text("params"),
        Output = text("output"),
        Error = new WorkflowError { Name = text("GatewayError"), Message = text("declined") },
        Rollback = new WorkflowRollback { Outcome = text("failed"), Error = new WorkflowError { Name = text("Undo"), Message = text("no") } },
        Steps = [.. Enumerable.Range(0, steps).Select(index => Step(index, index == steps - 1, text))],
    };

    private static WorkflowStep Step(int index, bool isFailed, Func<string, string> text) => new()
    {
        Name = text("charge card") + FormattableString.Invariant($"-{index + 1}"),
        WorkflowName = text("orders"),
        AccountId = text("account"),
        Occurrence = index + 1,
        Type = "step",
        Status = isFailed ? InstanceStatus.Errored : InstanceStatus.Complete,
        StartedOn = s_start.AddSeconds(index),
        EndedOn = s_start.AddSeconds(index + 0.9),
        Output = text("step output"),
        Error = isFailed ? new WorkflowError { Name = text("GatewayError"), Message = text("declined") } : null,
        Attempts =
        [
            .. Enumerable.Range(0, isFailed ? 3 : 1).Select(attempt => new WorkflowStepAttempt
            {
                Number = attempt + 1,
                Success = !isFailed,
                StartedOn = s_start.AddSeconds(index + (attempt * 0.5)),
                EndedOn = s_start.AddSeconds(index + (attempt * 0.5) + 0.25),
            }),
        ],
    };
}
