using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using CloudflareWorkflows.Json.Archives;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json.Archives;

/// <summary>An instance is in an archive as it was read from the service.</summary>
public sealed class ArchiveLineTests
{
    private static readonly DateTime s_readOn = new DateTime(2026, 11, 26, 6, 0, 0, 125, DateTimeKind.Utc).ToLocalTime();

    [Fact]
    public void An_instance_comes_back_as_it_was_written() => ArchivedSample.Any.SampleSeeded(
        written =>
        {
            string line = Line(written);
            WorkflowInstance read = Read(line);

            Assert.Equal(1, line.Count(one => one == '\n'));
            Assert.Equal(s_readOn, read.ReadOn);
            AssertSame(written, read);
            Assert.Equal(line, Line(read));
        },
        iter: 2000,
        print: Line);

    [Fact]
    public void The_head_is_the_same_as_that_of_the_whole_line() => ArchivedSample.Any.SampleSeeded(
        written =>
        {
            ArchiveHead head = new ArchiveLineReader().ReadHead(Bytes(Line(written)));

            Assert.Equal(
                (written.AccountId, written.WorkflowName, written.Id, written.Status, written.VersionId),
                (head.AccountId, head.WorkflowName, head.Id, head.Status, head.VersionId));
            Assert.Equal(
                (Utc(written.CreatedOn), Utc(written.StartedOn), Utc(written.EndedOn), Utc(s_readOn)),
                (head.CreatedOn, head.StartedOn, head.EndedOn, head.ReadOn));
        },
        iter: 300,
        print: Line);

    [Fact]
    public void A_listed_instance_has_these_columns() => Assert.Equal(
        """
        {"Form":1,"ReadOn":"2026-11-26T06:00:00.125Z","AccountId":"a","WorkflowName":"w","Id":"i","Status":"running","VersionId":null,"CreatedOn":"2026-11-25T03:40:07.000Z","StartedOn":null,"EndedOn":null,"ModifiedOn":null,"Trigger":"api"}

        """.ReplaceLineEndings("\n"),
        Line(new WorkflowInstance
        {
            Id = "i",
            WorkflowName = "w",
            AccountId = "a",
            Status = "running",
            Trigger = "api",
            CreatedOn = new DateTime(2026, 11, 25, 3, 40, 7, DateTimeKind.Utc).ToLocalTime(),
        }));

    [Theory]
    [InlineData("0.1000000000000000055511151231257827")]
    [InlineData("1.10")]
    [InlineData("""{"id":12345678901234567890123456789012345,"at":"2026-11-26"}""")]
    [InlineData("1e400")]
    public void Params_and_outputs_keep_every_digit(string json)
    {
        string line = Line(new WorkflowInstanceDetail
        {
            Id = "i",
            WorkflowName = "w",
            Params = ArchivedSample.Reported(json),
            Output = ArchivedSample.Reported(json),
            Steps = [new WorkflowStep { Output = ArchivedSample.Reported(json) }],
        });

        Assert.Equal(3, line.Split($":{json}").Length - 1);
    }

    [Fact]
    public void Reading_the_params_does_not_change_what_is_written()
    {
        WorkflowInstanceDetail instance = WithParams("""{"price":1.10,"large":123456789012345678901234567890.5}""");
        string before = Line(instance);
        _ = ((PSObject)instance.Params!).Properties["price"].Value;

        Assert.Equal(before, Line(instance));
    }

    /// <summary>A script removes a secret before it archives an instance.</summary>
    [Fact]
    public void Params_that_a_script_changed_are_written_with_the_change()
    {
        WorkflowInstanceDetail instance = WithParams("""{"card":"4111","price":1.5}""");
        ((PSObject)instance.Params!).Properties["card"].Value = "****";

        Assert.Contains("""Params":{"card":"****","price":1.5}""", Line(instance), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-25T03:40:07.1234567Z")]
    [InlineData("2026-11-25T03:40:07.000Z")]
    [InlineData("0001-01-03T00:00:00.001Z")]
    [InlineData("9999-12-29T23:59:59.9999999Z")]
    public void A_time_keeps_its_ticks(string time)
    {
        string line = Line(new WorkflowInstance
        {
            Id = "i",
            WorkflowName = "w",
            EndedOn = DateTimeOffset.Parse(time, null).LocalDateTime,
        });

        Assert.Contains($"\"EndedOn\":\"{time}\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_character_does_not_damage_a_line()
    {
        string line = Line(new WorkflowInstance { Id = "a\uD83D", WorkflowName = "w" });

        Assert.Equal("a\uFFFD", Read(line).Id);
    }

    [Fact]
    public void An_instance_of_an_archive_keeps_the_time_at_which_it_was_read()
    {
        WorkflowInstanceDetail read = (WorkflowInstanceDetail)Read(Line(WithParams(null) with { Steps = [new WorkflowStep()] }));
        using ArchiveLineWriter writer = new();
        string again = Encoding.UTF8.GetString(writer.Write(read, s_readOn.AddDays(1)));

        Assert.Equal((s_readOn, s_readOn), (read.ReadOn, Assert.Single(read.Steps).ReadOn));
        Assert.Equal(Line(read), again);
    }

    [Fact]
    public void Missing_params_stay_missing_and_null_stays_null()
    {
        WorkflowInstanceDetail missing = (WorkflowInstanceDetail)Read(Line(WithParams(null) with { LacksParams = true }));
        WorkflowInstanceDetail nothing = (WorkflowInstanceDetail)Read(Line(WithParams(null)));

        Assert.Equal((true, false), (missing.LacksParams, nothing.LacksParams));
    }

    [Fact]
    public void Columns_can_have_any_order_and_others_are_ignored()
    {
        WorkflowInstance read = Read(
            """ {"Newer":{"a":[1]},"Steps":[{"Newer":[],"Name":"s-1"}],"Id":"i","EndedOn":null,"WorkflowName":"w","ReadOn":"2026-11-26T06:00:00Z","Form":1} """);

        Assert.Equal("s-1", Assert.Single(((WorkflowInstanceDetail)read).Steps).Name);
        Assert.Equal(("i", "w", "unknown"), (read.Id, read.WorkflowName, read.Status));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"Form":1}""")]
    [InlineData("""{"Form":"1","ReadOn":"2026-11-26T06:00:00Z","WorkflowName":"w","Id":"i"}""")]
    [InlineData("""{"Form":1,"ReadOn":"yesterday","WorkflowName":"w","Id":"i"}""")]
    [InlineData("""{"Form":1,"ReadOn":"2026-11-26T06:00:00Z","WorkflowName":"w","Id":7}""")]
    [InlineData("""{"Form":1,"ReadOn":"2026-11-26T06:00:00Z","WorkflowName":"w","Id":"i","Steps":[""")]
    [InlineData("""{"Form":1,"ReadOn":"2026-11-26T06:00:00Z","WorkflowName":"w","Id":"i"} {}""")]
    public void A_line_that_is_damaged_is_told(string line)
    {
        Assert.Throws<ArchiveLineException>(() => Read(line));
        Assert.Null(Assert.Throws<ArchiveLineException>(() => new ArchiveLineReader().ReadHead(Bytes(line))).NewerForm);
    }

    [Theory]
    [InlineData("""{"Form":1,"ReadOn":"2026-11-26T06:00:00Z","WorkflowName":"w","Id":"i","Steps":[null]}""")]
    [InlineData("""{"Form":1,"ReadOn":"2026-11-26T06:00:00Z","WorkflowName":"w","Id":"i","Steps":7}""")]
    [InlineData("""{"Form":1,"ReadOn":"2026-11-26T06:00:00Z","WorkflowName":"w","Id":"i","Error":"text"}""")]
    public void A_column_of_another_type_is_damage(string line) => Assert.Throws<ArchiveLineException>(() => Read(line));

    [Fact]
    public void A_newer_form_is_told_before_anything_else() => Assert.Equal(
        2, Assert.Throws<ArchiveLineException>(() => Read("""{"Form":2,"Id":[],"Everything":"else"}""")).NewerForm);

    private static void AssertSame(WorkflowInstance one, WorkflowInstance other)
    {
        Assert.Equal(
            (one.Id, one.WorkflowName, one.AccountId, one.Status, one.VersionId, one.Trigger),
            (other.Id, other.WorkflowName, other.AccountId, other.Status, other.VersionId, other.Trigger));
        Assert.Equal(
            (one.CreatedOn, one.StartedOn, one.EndedOn, one.ModifiedOn), (other.CreatedOn, other.StartedOn, other.EndedOn, other.ModifiedOn));
        Assert.Equal(one.GetType(), other.GetType());
        if (one is WorkflowInstanceDetail full && other is WorkflowInstanceDetail read)
        {
            Assert.Equal(
                (full.QueuedOn, full.StepCount, full.Cron, full.ScheduledOn, full.HasMalformedSteps, full.LacksParams),
                (read.QueuedOn, read.StepCount, read.Cron, read.ScheduledOn, read.HasMalformedSteps, read.LacksParams));
            Assert.Equal((full.Error, full.Rollback), (read.Error, read.Rollback));
            Assert.Equal(
                (OneLine(full.ParamsValue), OneLine(full.OutputValue)), (OneLine(read.ParamsValue), OneLine(read.OutputValue)));
            Assert.Equal(full.Steps.Select(Facts), read.Steps.Select(Facts));
            Assert.Equal(full.Steps.SelectMany(step => step.Attempts), read.Steps.SelectMany(step => step.Attempts));
        }
    }

    private static object Facts(WorkflowStep step) => (
        (step.InstanceId, step.WorkflowName, step.AccountId, step.Name, step.Type, step.Status),
        (step.StartedOn, step.EndedOn, step.Occurrence, step.EventType, step.Error, step.Config),
        OneLine(step.OutputValue));

    /// <summary>Text that isn't JSON is a JSON string in an archive.</summary>
    private static string? OneLine(object? value)
    {
        string? json = value is string text ? JsonSerializer.Serialize(text) : ArchivedSample.Json(value)?.Trim();
        return json is not null && json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json) : json?.Replace('\n', ' ').Replace('\r', ' ');
    }

    private static WorkflowInstanceDetail WithParams(string? json) =>
        new() { Id = "i", WorkflowName = "w", Params = ArchivedSample.Reported(json) };

    private static DateTime? Utc(DateTime? time) => time?.ToUniversalTime();

    private static byte[] Bytes(string line) => Encoding.UTF8.GetBytes(line);

    private static string Line(WorkflowInstance instance)
    {
        using ArchiveLineWriter writer = new();
        return Encoding.UTF8.GetString(writer.Write(instance, s_readOn));
    }

    private static WorkflowInstance Read(string line) => new ArchiveLineReader().Read(Bytes(line));
}
