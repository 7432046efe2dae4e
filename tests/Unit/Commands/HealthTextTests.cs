using System.Linq;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>The health of a workflow in a row of a table.</summary>
public sealed class HealthTextTests
{
    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(1, 0, "Finding 1.")]
    [InlineData(3, 0, "Finding 1 (and 2 more).")]
    [InlineData(1, 1, "Finding 1 (not checked: RetryStorm).")]
    [InlineData(2, 2, "Finding 1 (and 1 more; not checked: RetryStorm).")]
    [InlineData(0, 1, "not checked: RetryStorm: no permission 1")]
    [InlineData(0, 2, "not checked: RetryStorm: no permission 1 (and 1 more)")]
    public void A_row_has_the_worst_finding_and_what_was_not_checked(int findings, int gaps, string text) => Assert.Equal(
        text,
        HealthText.Worst(new WorkflowHealth
        {
            Status = findings > 0 ? "Degraded" : gaps > 0 ? "Unknown" : "Healthy",
            Findings = [.. Enumerable.Range(1, findings).Select(number => new WorkflowFinding { Message = $"Finding {number}." })],
            NotChecked = [.. Enumerable.Range(1, gaps).Select(number => $"RetryStorm: no permission {number}")],
        }));
}
