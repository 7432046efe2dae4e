using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>A summary in sections, in consoles of several widths.</summary>
public sealed class SummaryTextTests
{
    private const string Message = "card gateway answered 402 for order <n>: <n> EUR declined";

    private static readonly DateTime s_end = new(2026, 11, 26, 4, 0, 0, DateTimeKind.Local);

    private static readonly WorkflowSummary s_summary = new()
    {
        WorkflowName = "order-fulfilment",
        Runs = 300,
        Errored = 40,
        From = s_end.AddHours(-12),
        Until = s_end,
        Source = "Analytics",
        Notes = ["Analytics may lack events of the last minutes, so numbers of these can be too low until they arrive."],
        Causes =
        [
            new WorkflowErrorGroup
            {
                Count = 38,
                StepName = "charge card",
                ErrorName = "GatewayError",
                Message = Message,
                FirstOn = s_end.AddHours(-8),
                LastOn = s_end.AddHours(-5),
                VersionId = ["e83a516a-a57a-4dae-bfd9-86a295470525"],
                Group = [new WorkflowInstanceDetail { EndedOn = s_end.AddHours(-8) }, new WorkflowInstanceDetail { EndedOn = s_end.AddHours(-5) }],
            },
        ],
        Steps = [new WorkflowStepMeasure { StepName = "charge card", N = 300, Runs = 300, Failed = 38 }],
        Versions =
        [
            new WorkflowMeasure { Key = "e83a516a-a57a-4dae-bfd9-86a295470525", Count = 218, Errored = 39, Complete = 179, FirstOn = new DateTime(2026, 11, 25, 20, 40, 0) },
            new WorkflowMeasure { Key = "22bf8080-0a4b-465e-95c6-63e232eb7b14", Count = 82, Errored = 1, Complete = 81, FirstOn = new DateTime(2026, 11, 2, 9, 5, 0) },
        ],
    };

    [Theory]
    [InlineData(60, "   38 charge card Gate…: card gat… 20:00   23:00  e83a516a")]
    [InlineData(80, "   38 charge card Gate…: card gateway answered 402 fo… 20:00   23:00  e83a516a")]
    [InlineData(100, "   38 charge card Gate…: card gateway answered 402 for order <n>: … 20:00   23:00  e83a516a  █    █")]
    [InlineData(120, "   38 charge card Gate…: card gateway answered 402 for order <n>: <n> EUR declined      20:00   23:00  e83a516a  █    █")]
    [InlineData(140, "   38 charge card Gate…: card gateway answered 402 for order <n>: <n> EUR declined      20:00   23:00  e83a516a  █    █")]
    public void The_cause_gets_the_width_of_the_console(int columns, string expected)
    {
        string[] lines = Lines(columns);
        Assert.Contains(expected, lines);
        Assert.All(lines, line => Assert.True(line.Length < columns, line));
    }

    [Fact]
    public void Versions_show_since_when_they_run()
    {
        string[] lines = Lines(80);
        Assert.Contains("Key      FirstOn      Count Errored ErrorRate", lines);
        Assert.Contains("e83a516a 25 Nov 20:40   218      39      18 %", lines);
        Assert.Contains("22bf8080 02 Nov 09:05    82       1       1 %", lines);
    }

    [Theory]
    [InlineData(0, 79)]
    [InlineData(20, 40)]
    [InlineData(80, 79)]
    [InlineData(300, 119)]
    public void A_console_does_not_use_its_last_column_and_a_line_stays_readable(int columns, int width) =>
        Assert.Equal(width, ConsoleWidth.Fit(columns));

    [Fact]
    public void Without_a_console_80_columns_are_enough() => Assert.Equal(79, ConsoleWidth.Of(null));

    private static string[] Lines(int columns) =>
        SummaryText.Of(PSObject.AsPSObject(s_summary), ConsoleWidth.Fit(columns)).Split('\n').ToArray();
}
