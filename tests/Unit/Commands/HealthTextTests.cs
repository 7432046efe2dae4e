using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class HealthTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("The run is late.", "The run is late.")]
    [InlineData("The run is late.|b", "The run is late (and 1 more).")]
    [InlineData("The run is late|b|c", "The run is late (and 2 more)")]
    [InlineData("two\nlines.|b", "two\\nlines (and 1 more).")]
    public void The_most_severe_finding_comes_first_and_then_the_number_of_the_others(string messages, string text)
    {
        object[] findings = [.. messages.Split('|').Where(message => message.Length > 0).Select(message => With("Message", message))];

        Assert.Equal(text, HealthText.Worst(With("Findings", findings)));
    }

    [Theory]
    [InlineData("Unknown", "not checked: RetryStorm: no permission (and 1 more)")]
    [InlineData("Healthy", "")]
    public void Without_findings_an_unknown_status_has_its_reason(string status, string text)
    {
        string[] reasons = ["RetryStorm: no permission", "Stuck: no time"];
        PSObject health = With("NotChecked", reasons);
        health.Properties.Add(new PSNoteProperty("Status", status));

        Assert.Equal(text, HealthText.Worst(health));
    }

    private static PSObject With(string property, object value)
    {
        PSObject item = new();
        item.Properties.Add(new PSNoteProperty(property, value));
        return item;
    }
}
