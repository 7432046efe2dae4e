using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Archives;
using CloudflareWorkflows.Models;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Jobs.Archives.ArchiveFolder;

namespace CloudflareWorkflows.Unit.Tests.Jobs.Archives;

/// <summary>The newest line of each instance is read, and nothing that is wrong with a file is silent.</summary>
public sealed class ArchiveReadingTests : IDisposable
{
    private readonly ArchiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_line_that_was_read_last_supersedes_the_others_in_whatever_file_it_is()
    {
        string first = _folder.Add("1", Line("i", 1, "errored"), Line("j", 9), Line("i", 5, "running"), Line("k", 2));
        string second = _folder.Add("2", Line("j", 3, "errored"), Line("i", 7), Line("k", 2, "errored"), Line("i", 7, "terminated"));

        Assert.Equal("j:complete k:errored i:terminated", (await ReadAsync(first, second)).Ids);
        Assert.Equal("i:terminated j:complete k:complete", (await ReadAsync(second, first)).Ids);
        Assert.Equal(
            "i:errored j:complete i:running k:complete j:errored i:complete k:errored i:terminated",
            (await ReadAsync(new ArchiveFilter(), all: true, first, second)).Ids);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public async Task A_run_that_started_later_supersedes_one_that_was_read_later(int firstStart, int secondStart)
    {
        string path = _folder.Add("1", Line("i", 8, "errored", firstStart), Line("i", 9, "complete", secondStart));

        Assert.Equal(firstStart > secondStart ? "i:errored" : "i:complete", (await ReadAsync(path)).Ids);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task A_line_with_steps_is_not_superseded_by_one_without_of_the_same_run(int full, int listed)
    {
        string listedLine = Listed("i", listed);
        string first = _folder.Add("1", Line("i", full, ended: 3), listedLine);
        string second = _folder.Add("2", listedLine, Line("i", full, ended: 3));

        Assert.IsType<WorkflowInstanceDetail>(Assert.Single((await ReadAsync(first)).Instances));
        Assert.IsType<WorkflowInstanceDetail>(Assert.Single((await ReadAsync(second)).Instances));
    }

    [Fact]
    public async Task The_same_id_in_another_workflow_or_account_is_another_instance()
    {
        string path = _folder.Add("1", Line("i", 1), Line("i", 2, workflow: "v"), Line("i", 3).Replace("\"a\"", "\"b\"", StringComparison.Ordinal));

        Assert.Equal(3, (await ReadAsync(path)).Instances.Length);
    }

    [Theory]
    [InlineData(false, "j:errored")]
    [InlineData(true, "i:errored j:errored")]
    public async Task A_status_filters_the_newest_line(bool all, string ids)
    {
        string path = _folder.Add("1", Line("i", 1, "errored"), Line("j", 2, "errored"), Line("i", 3));

        Assert.Equal(ids, (await ReadAsync(new ArchiveFilter { Statuses = ["errored"] }, all, path)).Ids);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Times_ids_and_names_filter_too(bool all)
    {
        string path = _folder.Add("1", Line("i", created: 1), Line("j", created: 2), Line("k", created: 3, workflow: "v"));
        DateTimeOffset time = new(s_time);

        Assert.Equal("j:complete k:complete", await Filtered(new ArchiveFilter { Since = time.AddMinutes(2) }));
        Assert.Equal("i:complete j:complete", await Filtered(new ArchiveFilter { Until = time.AddMinutes(2) }));
        Assert.Equal("i:complete", await Filtered(new ArchiveFilter { Ids = ["i", "none"] }));
        Assert.Equal("k:complete", await Filtered(new ArchiveFilter { WorkflowName = name => name == "v" }));

        async Task<string> Filtered(ArchiveFilter filter) => (await ReadAsync(filter, all, path)).Ids;
    }

    [Theory]
    [InlineData("\uFEFF", "\n", "")]
    [InlineData("", "\r\n", "")]
    [InlineData("\n \n", "\n\n\t\n", "\n\n")]
    public async Task Byte_order_marks_blank_lines_and_CRLF_are_accepted(string before, string between, string after)
    {
        string path = _folder.Add("1", before, Line("i").TrimEnd('\n'), between, Line("j").TrimEnd('\n'), between, Line("k"), after);

        ReadArchive read = await ReadAsync(path);

        Assert.Equal(("i:complete j:complete k:complete", ""), (read.Ids, read.Problems));
    }

    [Fact]
    public async Task A_last_line_without_a_line_break_counts_if_it_is_whole()
    {
        ReadArchive read = await ReadAsync(_folder.Add("1", Line("i"), Line("j").TrimEnd('\n')));

        Assert.Equal(("i:complete j:complete", ""), (read.Ids, read.Problems));
    }

    [Fact]
    public async Task Whatever_is_missing_of_the_last_line_it_is_incomplete_and_the_others_are_read()
    {
        string last = Line("j");
        for (int length = 1; length < last.Length - 1; length++)
        {
            ReadArchive read = await ReadAsync(_folder.Add("1", Line("i"), last[..length]));

            Assert.Equal(("i:complete", "LastLineIncomplete:2"), (read.Ids, read.Problems));
        }

        Assert.Equal("LastLineIncomplete:1", (await ReadAsync(_folder.Add("1", last[..20]))).Problems);
    }

    [Theory]
    [InlineData("edited by hand\n")]
    [InlineData("{}\n")]
    [InlineData("{\"Form\":1}\n")]
    [InlineData("[]\n")]
    public async Task A_damaged_line_is_told_by_its_number_and_an_older_line_of_the_instance_counts(string damaged)
    {
        string path = _folder.Add("1", "\n", Line("i"), damaged, Line("j"));

        ReadArchive read = await ReadAsync(path);

        Assert.Equal(("i:complete j:complete", "LineDamaged:3"), (read.Ids, read.Problems));
        Assert.Equal("LineDamaged:3", (await ReadAsync(new ArchiveFilter(), all: true, path)).Problems);
    }

    [Fact]
    public async Task A_damaged_first_line_does_not_hide_the_archive()
    {
        ReadArchive read = await ReadAsync(_folder.Add("1", "# edited\n", Line("i")));

        Assert.Equal(("i:complete", "LineDamaged:1"), (read.Ids, read.Problems));
    }

    [Fact]
    public async Task A_line_whose_columns_have_other_types_is_damaged()
    {
        string line = Line("i", 3).Replace("\"Steps\":[]", "\"Steps\":7", StringComparison.Ordinal);

        Assert.Equal("LineDamaged:2", (await ReadAsync(_folder.Add("1", Line("j"), line))).Problems);
    }

    [Theory]
    [InlineData("Id,Status\ni,complete\n")]
    [InlineData("{\n  \"Form\": 1\n}\n")]
    [InlineData("\0\u0001\u0002")]
    public async Task A_file_that_is_not_an_archive_is_told_once(string content)
    {
        string archive = _folder.Add("1", Line("i"));

        ReadArchive read = await ReadAsync(_folder.Add("2", string.Concat(Enumerable.Repeat(content, 200))), archive);

        Assert.Equal(("i:complete", "NotAnArchive:1"), (read.Ids, read.Problems));
    }

    [Fact]
    public async Task Lines_of_a_newer_form_are_told_once_and_the_others_are_read()
    {
        string newer = Line("i", 9).Replace("\"Form\":1", "\"Form\":2", StringComparison.Ordinal);

        ReadArchive read = await ReadAsync(_folder.Add("1", newer, Line("i"), newer, Line("j")));

        Assert.Equal(("i:complete j:complete", "NewerForm:1"), (read.Ids, read.Problems));
    }

    [Fact]
    public async Task An_empty_file_has_nothing_and_a_missing_one_is_a_problem()
    {
        ReadArchive read = await ReadAsync(_folder.Add("1", ""), _folder.Path("2"), _folder.Add("3", Line("i")));

        Assert.Equal(("i:complete", "Unreadable:0"), (read.Ids, read.Problems));
    }

    [Fact]
    public async Task A_line_can_be_longer_than_the_buffer()
    {
        string text = new('x', 3_000_000);

        ReadArchive read = await ReadAsync(_folder.Add("1", Line("i"), Line("j", text: text), Line("k")));

        Assert.Equal("i:complete j:complete k:complete", read.Ids);
        Assert.Equal(text, ((WorkflowInstanceDetail)read.Instances[1]).Output);
    }

    [Fact]
    public async Task Lines_that_are_appended_meanwhile_do_not_count()
    {
        string path = _folder.Add("1", [.. Enumerable.Range(0, 2000).Select(number => Line($"i-{number}"))]);
        ArchiveReading reading = new([path], problem => Assert.Fail($"{problem}"));
        int count = 0;
        await foreach (WorkflowInstance[] some in reading.RunAsync(TestContext.Current.CancellationToken))
        {
            count += some.Length;
            await File.AppendAllTextAsync(path, Line("i-0", 5) + "{\"For", TestContext.Current.CancellationToken);
        }

        Assert.Equal(2000, count);
    }

    [Fact]
    public async Task A_writer_that_has_the_file_open_does_not_keep_it_from_being_read()
    {
        using FileStream writer = new(_folder.Path("1"), FileMode.Create, FileAccess.Write, FileShare.Read);
        writer.Write(Encoding.UTF8.GetBytes(Line("i")));
        writer.Flush();

        Assert.Equal("i:complete", (await ReadAsync(_folder.Path("1"))).Ids);
    }

    [Fact]
    public async Task Reading_ends_when_it_is_cancelled()
    {
        string path = _folder.Add("1", [.. Enumerable.Range(0, 2000).Select(number => Line($"i-{number}"))]);
        using CancellationTokenSource stop = new();
        IAsyncEnumerator<WorkflowInstance[]> batches = new ArchiveReading([path], _ => { }).RunAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.True(await batches.MoveNextAsync());

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await batches.MoveNextAsync());
    }
}
