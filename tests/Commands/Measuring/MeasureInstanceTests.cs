using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Measuring;

/// <summary>Measures of rows with known values. A row is an instance that lost its type, so all of this also applies to a CSV
/// file.</summary>
public sealed class MeasureInstanceTests : IDisposable
{
    /// <summary>Makes instances of a workflow that end after 1, 2, 3, ... seconds.</summary>
    private const string Rows = """
        function New-Row($WorkflowName, $Status, $Count, $VersionId = 'v1', $Start = [datetime]'2026-11-25T10:10:00') {
            for ($number = 1; $number -le $Count; $number++) {
                $started = $Start.AddMinutes($number - 1).AddSeconds(2)
                [pscustomobject]@{
                    Id = "$WorkflowName-$Status-$number"; WorkflowName = $WorkflowName; Status = $Status; Trigger = 'api'
                    VersionId = $VersionId; CreatedOn = $started.AddSeconds(-2); StartedOn = $started
                    EndedOn = $(if ($Status -ne 'running') { $started.AddSeconds($number) })
                }
            }
        }
        """;

    private static readonly string[] s_quantiles = ["DurationP50", "P90", "P95", "P99", "Change"];

    private readonly Shell _shell = new();

    public MeasureInstanceTests() => _ = _shell.Values(Rows);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_measure_counts_and_times_what_is_piped()
    {
        object measure = One("""
            @(New-Row w complete 90) + @(New-Row w errored 10) + @(New-Row w terminated 3) + @(New-Row w running 4) | Measure-CfWorkflowInstance
            """);

        Assert.Equal(
            "WorkflowName|w|w|107|90|10|3|4|0.1",
            Text(measure, "By", "Key", "WorkflowName", "Count", "Complete", "Errored", "Terminated", "Unfinished", "ErrorRate"));

        // The durations are 1 to 90 seconds, 1 to 10, and 1 to 3. The ranks are those of 103 durations.
        Assert.Equal(
            "00:00:39|00:01:20|00:01:25|00:01:29|00:01:30|00:00:02",
            Text(measure, "DurationP50", "P90", "P95", "P99", "Max", "QueueP50"));
        Assert.Equal("2026-11-25 10:10|2026-11-25 11:39", $"{Value(measure, "FirstOn"):yyyy-MM-dd HH:mm}|{Value(measure, "LastOn"):yyyy-MM-dd HH:mm}");
        Assert.Equal(107 / (89 / 60.0), (double)Value(measure, "PerHour")!, 3);
    }

    [Theory]
    [InlineData(9, "True||||")]
    [InlineData(10, "True|True|||")]
    [InlineData(20, "True|True|True||True")]
    [InlineData(100, "True|True|True|True|True")]
    public void What_too_few_values_cannot_show_is_empty(int count, string known) => Assert.Equal(
        known.Replace("True", "x", StringComparison.Ordinal),
        string.Join('|', s_quantiles.Select(name => Value(
            One($"$usual = New-Row w complete 30 | Measure-CfWorkflowInstance; New-Row w complete {count} | Measure-CfWorkflowInstance -Baseline $usual"),
            name) is null ? "" : "x")));

    [Theory]
    [InlineData("VersionId", "v2:3|v1:2")]
    [InlineData("Trigger", "api:5")]
    [InlineData("Status", "complete:3|errored:2")]
    [InlineData("Hour", "2026-11-25 10:00:3|2026-11-25 11:00:2")]
    [InlineData("Day", "2026-11-25:5")]
    [InlineData("VersionId, Status", "v2, complete:2|v1, complete:1|v1, errored:1|v2, errored:1")]
    [InlineData("WorkflowName", "w:5")]
    public void Instances_are_grouped_by_one_or_several_properties(string by, string keys) => Assert.Equal(keys, string.Join('|', _shell.Values($$"""
        $late = [datetime]'2026-11-25T11:00:00'
        $rows = @(New-Row w complete 1 v1) + @(New-Row w errored 1 v1) + @(New-Row w complete 1 v2) + @(New-Row w complete 1 v2 $late) + @(New-Row w errored 1 v2 $late)
        $rows | Measure-CfWorkflowInstance -By {{by}} | ForEach-Object { "$($_.Key):$($_.Count)" }
        """)));

    [Fact]
    public void Several_workflows_and_accounts_are_apart() => Assert.Equal("one:a:1|one:b:1|two::1", string.Join('|', _shell.Values("""
        $rows = @(New-Row one complete 1) + @(New-Row one complete 1) + @(New-Row two complete 1)
        $rows[0] | Add-Member AccountId a
        $rows[1] | Add-Member AccountId b
        $rows | Measure-CfWorkflowInstance | ForEach-Object { "$($_.WorkflowName):$($_.AccountId):$($_.Count)" }
        """)));

    [Fact]
    public void A_measure_of_several_workflows_names_none() =>
        Assert.Equal("api||2", Text(One("@(New-Row a complete 1) + @(New-Row b complete 1) | Measure-CfWorkflowInstance -By Trigger"), "Key", "WorkflowName", "Count"));

    [Fact]
    public void Nothing_is_no_measure() => Assert.Empty(_shell.Values("@() | Measure-CfWorkflowInstance"));

    [Theory]
    [InlineData("complete", "0|0")]
    [InlineData("errored", "1|0")]
    [InlineData("terminated", "|0")]
    [InlineData("running", "|3")]
    public void Instances_of_one_status_have_a_rate_only_if_some_completed_or_errored(string status, string expected) =>
        Assert.Equal(expected, Text(One($"New-Row w {status} 3 | Measure-CfWorkflowInstance"), "ErrorRate", "Unfinished"));

    [Fact]
    public void Instances_without_times_are_counted() => Assert.Equal(
        "2||||||", Text(
            One("1..2 | ForEach-Object { [pscustomobject]@{ Status = 'complete'; WorkflowName = 'w' } } | Measure-CfWorkflowInstance"),
            "Count", "DurationP50", "Max", "QueueP50", "PerHour", "FirstOn", "LastOn"));

    [Theory]
    [InlineData("1..2", "InstanceNeeded")]
    [InlineData("'text'", "InstanceNeeded")]
    [InlineData("[pscustomobject]@{ Id = 'i'; WorkflowName = 'w' }", "InstanceNeeded")]
    [InlineData(", @(New-Row w complete 2)", "ListGiven")]
    [InlineData("New-Row w complete 2 | Measure-CfWorkflowInstance", "InstanceNeeded")]
    public void Other_input_is_an_error(string input, string errorId) =>
        Assert.Contains(errorId, _shell.Run($"{input} | Measure-CfWorkflowInstance").ErrorIds);

    [Fact]
    public void A_baseline_adds_what_is_usual()
    {
        object measure = One("""
            $usual = @(New-Row w complete 20) + @(New-Row w errored 5) | Measure-CfWorkflowInstance
            @(New-Row w complete 40) + @(New-Row w errored 40) | Measure-CfWorkflowInstance -By VersionId -Baseline $usual
            """);

        Assert.Equal(
            "v1|0.5|0.2|00:00:38|00:00:19|00:00:08|2",
            Text(measure, "Key", "ErrorRate", "UsualErrorRate", "P95", "UsualP95", "UsualP50", "Change"));
    }

    [Fact]
    public void A_baseline_may_come_from_a_file() => Assert.Equal("0.2|00:00:19|00:00:08", Text(
        One("""
            $usual = @(New-Row w complete 20) + @(New-Row w errored 5) | Measure-CfWorkflowInstance
            $columns = [ordered]@{}
            $usual.psobject.Properties | ForEach-Object { $columns[$_.Name] = "$($_.Value)" }
            New-Row w complete 40 | Measure-CfWorkflowInstance -Baseline ([pscustomobject]$columns)
            """),
        "UsualErrorRate", "UsualP95", "UsualP50"));

    [Theory]
    [InlineData("New-Row other complete 20 | Measure-CfWorkflowInstance", "BaselineUnmatched")]
    [InlineData("New-Row other complete 20 | Measure-CfWorkflowInstance -By Trigger", "BaselineUnmatched")]
    [InlineData("'usual'", "InvalidBaseline")]
    public void A_baseline_of_another_workflow_is_an_error(string baseline, string errorId)
    {
        ShellResult result = _shell.Run($"$usual = {baseline}; New-Row w complete 30 | Measure-CfWorkflowInstance -By Trigger -Baseline $usual");

        Assert.Equal([errorId], result.ErrorIds);
        Assert.All(result.Output, measure => Assert.Null(measure!.Properties["UsualP95"].Value));
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("@()")]
    public void An_empty_baseline_is_a_warning(string baseline)
    {
        ShellResult result = _shell.Run($"New-Row w complete 30 | Measure-CfWorkflowInstance -Baseline {baseline}");

        Assert.Empty(result.Errors);
        Assert.Single(result.Warnings);
        Assert.Null(Value(result.Output.Single()!, "UsualP95"));
    }

    [Fact]
    public void A_key_that_the_baseline_lacks_has_no_usual_values() => Assert.Equal("v1:x2.0|v2:", string.Join('|', _shell.Values("""
        $usual = New-Row w complete 20 v1 | Measure-CfWorkflowInstance -By VersionId
        @(New-Row w complete 40 v1) + @(New-Row w complete 30 v2) | Measure-CfWorkflowInstance -By VersionId -Baseline $usual |
            ForEach-Object { "$($_.Key):$([CloudflareWorkflows.Commands.Views.MeasureText]::Change($_.Change))" }
        """)));

    /// <summary>The calendar of the culture is not the Gregorian one.</summary>
    [Theory]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("de-DE")]
    public void Rows_of_a_file_have_the_dates_of_the_culture(string culture) => Assert.Equal(["2026"], _shell.Values($$"""
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = '{{culture}}'
            $row = [pscustomobject]@{ WorkflowName = 'w'; Status = 'complete'; CreatedOn = [datetime]::new(2026, 11, 25, 3, 21, 18) }
            $row | ConvertTo-Csv | ConvertFrom-Csv | Measure-CfWorkflowInstance |
                ForEach-Object { $_.FirstOn.ToString('yyyy', [cultureinfo]::InvariantCulture) }
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
        """));

    private object One(string script) => Assert.Single(_shell.Values(script))!;

    private static object? Value(object measure, string name) => PSObject.AsPSObject(measure).Properties[name]?.Value;

    private static string Text(object measure, params string[] names) => string.Join(
        '|', names.Select(name => FormattableString.Invariant($"{Value(measure, name)}")));
}
