using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Archives;
using CloudflareWorkflows.Json.Archives;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs.Archives;

/// <summary>An archive takes each run once, whatever the last writer left. A file that can't be appended to is not
/// changed.</summary>
public sealed class AppendedArchiveTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly SimulatedTime _time = new();

    public void Dispose()
    {
        File.Delete(_path);
        File.Delete(_path + ".lock");
    }

    [Fact]
    public async Task A_run_is_taken_once_and_a_later_run_of_the_same_instance_again()
    {
        WorkflowInstance first = Ended("a");
        await AppendAsync(first, Ended("b"), first);

        await AppendAsync(
            first, Ended("b") with { StartedOn = Local(0).AddMinutes(5) }, Ended("b") with { Status = "errored" },
            Ended("b") with { EndedOn = Local(0).AddMinutes(9) }, Ended("b") with { VersionId = "other" }, Ended("c"));

        Assert.Equal(["a", "b", "b", "b", "b", "b", "c"], Ids().Order());
    }

    [Theory]
    [InlineData("running", false)]
    [InlineData("queued", false)]
    [InlineData("complete", true)]
    [InlineData("newer", true)]
    public async Task Only_an_instance_that_has_ended_is_taken(string status, bool isTaken)
    {
        await AppendAsync(Ended("a") with { Status = status });

        Assert.Equal(isTaken, Ids().Length == 1);
    }

    [Fact]
    public async Task Runs_that_ended_before_31_days_are_not_remembered()
    {
        await AppendAsync(Ended("old", -31.1), Ended("new", -30.9));

        using AppendedArchive archive = await OpenAsync();
        Assert.Equal((false, true), (archive.Skips(Ended("old", -31.1), isFull: false), archive.Skips(Ended("new", -30.9), isFull: false)));
    }

    [Fact]
    public async Task A_torn_last_line_is_removed_wherever_it_was_cut()
    {
        await AppendAsync(Ended("a"), Ended("b"));
        byte[] whole = await File.ReadAllBytesAsync(_path, TestContext.Current.CancellationToken);
        int first = Array.IndexOf(whole, (byte)'\n') + 1;
        foreach (int length in Enumerable.Range(0, 20).Select(part => first + ((whole.Length - first - 1) * part / 20)).Append(1).Append(20))
        {
            await File.WriteAllBytesAsync(_path, whole[..length], TestContext.Current.CancellationToken);

            await AppendAsync(Ended("a"), Ended("b"));

            Assert.Equal(whole, await File.ReadAllBytesAsync(_path, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("\"StartedOn\":\"yesterday\"}")]
    [InlineData("\"Status\":complete")]
    [InlineData("\"StartedOn\":null}}")]
    public async Task A_last_line_that_a_person_has_edited_is_not_removed(string edited)
    {
        await AppendAsync(Ended("a"));
        string text = await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken)
            + "{\"Form\":1,\"ReadOn\":\"2026-11-26T06:00:00Z\",\"WorkflowName\":\"w\",\"Id\":\"i\"," + edited;
        await File.WriteAllTextAsync(_path, text, TestContext.Current.CancellationToken);

        Assert.Equal(ArchiveFault.ArchiveUnreadable, (await Assert.ThrowsAsync<ArchiveException>(OpenAsync)).Fault);

        Assert.Equal(text, await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_whole_last_line_without_its_line_break_gets_one()
    {
        await AppendAsync(Ended("a"), Ended("b"));
        byte[] whole = await File.ReadAllBytesAsync(_path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_path, whole[..^1], TestContext.Current.CancellationToken);

        await AppendAsync(Ended("b"));

        Assert.Equal(whole, await File.ReadAllBytesAsync(_path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bytes_that_were_never_written_are_removed()
    {
        await AppendAsync(Ended("a"));
        string whole = await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_path, whole + new string('\0', 500), TestContext.Current.CancellationToken);

        await AppendAsync(Ended("b"));

        Assert.Equal(["a", "b"], Ids());
    }

    [Theory]
    [InlineData("{0}{{\"Form\":1,\"ReadOn\"\n{0}", nameof(ArchiveFault.ArchiveUnreadable))]
    [InlineData("{0}edited\n{0}", nameof(ArchiveFault.ArchiveUnreadable))]
    [InlineData("{0}edited", nameof(ArchiveFault.ArchiveUnreadable))]
    [InlineData("Id,Status\n1,complete\n", nameof(ArchiveFault.ArchiveUnreadable))]
    [InlineData("not an archive", nameof(ArchiveFault.ArchiveUnreadable))]
    [InlineData("{0}{{\"Form\":2}}\n", nameof(ArchiveFault.ArchiveFormNotSupported))]
    [InlineData("{{\"Form\":2,\"Other\":", nameof(ArchiveFault.ArchiveFormNotSupported))]
    public async Task A_file_that_is_not_an_archive_of_this_form_is_not_changed(string text, string fault)
    {
        await AppendAsync(Ended("a"));
        string changed = string.Format(null, text, await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(_path, changed, TestContext.Current.CancellationToken);

        ArchiveException failure = await Assert.ThrowsAsync<ArchiveException>(() => AppendAsync(Ended("b")));

        Assert.Equal(fault, failure.Fault.ToString());
        Assert.Equal(changed, await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Blank_lines_a_byte_order_mark_and_carriage_returns_are_no_damage()
    {
        await AppendAsync(Ended("a"), Ended("b"));
        string edited = "\uFEFF" + (await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken)).Replace("\n", "\r\n\r\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_path, edited, TestContext.Current.CancellationToken);

        await AppendAsync(Ended("a"), Ended("b"), Ended("c"));

        Assert.StartsWith(edited, "\uFEFF" + await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(_path).Count(line => line.Length > 0));
    }

    [Fact]
    public async Task An_instance_of_another_account_is_refused()
    {
        await AppendAsync(Ended("a"));

        ArchiveException failure = await Assert.ThrowsAsync<ArchiveException>(
            () => AppendAsync(new WorkflowInstance { Id = "b", WorkflowName = "w", AccountId = "other", Status = "complete" }));

        Assert.Equal(ArchiveFault.ArchiveMismatch, failure.Fault);
        Assert.Equal(["a"], Ids());
    }

    [Fact]
    public async Task A_second_writer_waits_and_then_gives_up()
    {
        using AppendedArchive first = await OpenAsync();
        int told = 0;

        ArchiveException failure = await Assert.ThrowsAsync<ArchiveException>(
            () => AppendedArchive.OpenAsync(_path, _time, () => told++, TestContext.Current.CancellationToken));

        Assert.Equal((ArchiveFault.ArchiveInUse, 1), (failure.Fault, told));
        Assert.Equal(TimeSpan.FromSeconds(30), _time.Elapsed);
    }

    [Fact]
    public async Task A_writer_continues_when_the_other_one_has_ended()
    {
        AppendedArchive first = await OpenAsync();
        Write(first, Ended("a"));

        using AppendedArchive second = await AppendedArchive.OpenAsync(
            _path, _time, first.Dispose, TestContext.Current.CancellationToken);

        Assert.True(second.Skips(Ended("a"), isFull: false));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_writer_through_a_link_waits_for_one_of_its_target(bool isChain)
    {
        string link = _path + ".link";
        File.CreateSymbolicLink(link, Path.GetFileName(_path));
        string used = isChain ? _path + ".chain" : link;
        _ = isChain ? File.CreateSymbolicLink(used, link) : null;
        using AppendedArchive first = await OpenAsync();

        ArchiveException failure = await Assert.ThrowsAsync<ArchiveException>(
            () => AppendedArchive.OpenAsync(used, _time, () => { }, TestContext.Current.CancellationToken));

        Assert.Equal(ArchiveFault.ArchiveInUse, failure.Fault);
        File.Delete(link);
        File.Delete(used);
    }

    [Fact]
    public async Task Links_that_lead_to_each_other_are_told()
    {
        string other = _path + ".other";
        File.CreateSymbolicLink(_path, other);
        File.CreateSymbolicLink(other, _path);

        Assert.Equal(ArchiveFault.CannotWriteFile, (await Assert.ThrowsAsync<ArchiveException>(OpenAsync)).Fault);
        File.Delete(other);
    }

    [Fact]
    public async Task Lines_are_added_after_those_that_another_program_has_added()
    {
        using AppendedArchive archive = await OpenAsync();
        await File.AppendAllTextAsync(_path, "other\n", TestContext.Current.CancellationToken);
        Write(archive, Ended("a"));

        _ = archive.Finish();

        Assert.Equal("other", (await File.ReadAllLinesAsync(_path, TestContext.Current.CancellationToken))[0]);
    }

    [Fact]
    public async Task A_full_instance_is_taken_if_the_archive_has_only_what_a_list_reports()
    {
        WorkflowInstanceDetail full = new()
        {
            Id = "a",
            WorkflowName = "w",
            AccountId = "account",
            Status = "complete",
            VersionId = "version",
            StartedOn = Local(0),
            EndedOn = Local(0).AddMilliseconds(1),
        };
        await AppendAsync(Ended("a"), full, full);
        await AppendAsync(full, Ended("a"));

        Assert.Equal(["a", "a"], Ids());
        Assert.Contains("\"Steps\":", (await File.ReadAllLinesAsync(_path, TestContext.Current.CancellationToken))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_go_on_while_an_archive_is_written()
    {
        await AppendAsync(Ended("a"));
        using AppendedArchive archive = await OpenAsync();
        Write(archive, Ended("b"));

        Assert.Equal(["a"], Ids());
        _ = archive.Finish();
        Assert.Equal(["a", "b"], Ids());
    }

    [Fact]
    public async Task The_time_of_the_file_is_that_of_the_last_run_also_of_one_without_news()
    {
        await AppendAsync(Ended("a"));
        File.SetLastWriteTimeUtc(_path, _time.Now.UtcDateTime.AddDays(-9));
        using (AppendedArchive archive = await OpenAsync())
        {
            Assert.Equal(_time.Now.UtcDateTime.AddDays(-9), archive.LastRunOn);
            _ = archive.Finish();
        }

        using AppendedArchive next = await OpenAsync();
        Assert.Equal(_time.Now.UtcDateTime, next.LastRunOn);
    }

    [Fact]
    public async Task A_command_that_is_stopped_keeps_the_lines_that_it_wrote()
    {
        using (AppendedArchive archive = await OpenAsync())
        {
            Write(archive, Ended("a"));
        }

        Assert.Equal(["a"], Ids());
    }

    [Fact]
    public async Task A_full_disk_is_told_and_leaves_whole_lines()
    {
        FullDisk disk = new();
        ArchiveLock held = await ArchiveLock.TakeAsync(_path, _time, () => { }, TestContext.Current.CancellationToken);
        using AppendedArchive archive = new(_path, held, disk, new HeldRuns(DateTime.MinValue), _time);
        Write(archive, Ended("a"));

        ArchiveException failure = Assert.Throws<ArchiveException>(archive.Finish);

        Assert.Equal((ArchiveFault.CannotWriteFile, FullDisk.Before), (failure.Fault, disk.Length));
    }

    [Fact]
    public async Task A_file_without_lines_is_not_read_into_memory()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no device of zeros.");
        File.CreateSymbolicLink(_path, "/dev/zero");

        Assert.Equal(ArchiveFault.ArchiveUnreadable, (await Assert.ThrowsAsync<ArchiveException>(OpenAsync)).Fault);
    }

    private static WorkflowInstance Ended(string id, double days = 0) => new()
    {
        Id = id,
        WorkflowName = "w",
        AccountId = "account",
        Status = "complete",
        VersionId = "version",
        StartedOn = Local(days),
        EndedOn = Local(days).AddMilliseconds(1),
    };

    private static DateTime Local(double days) => SimulatedTime.s_start.AddDays(days).LocalDateTime;

    private async Task AppendAsync(params WorkflowInstance[] instances)
    {
        using AppendedArchive archive = await OpenAsync();
        foreach (WorkflowInstance instance in instances.Where(instance => !archive.Skips(instance, instance is WorkflowInstanceDetail)))
        {
            Write(archive, instance);
        }

        _ = archive.Finish();
    }

    private void Write(AppendedArchive archive, WorkflowInstance instance)
    {
        using ArchiveLineWriter lines = new();
        archive.Write(instance, lines.Write(instance, _time.Now.LocalDateTime));
    }

    private Task<AppendedArchive> OpenAsync() =>
        AppendedArchive.OpenAsync(_path, _time, () => { }, TestContext.Current.CancellationToken);

    private string[] Ids()
    {
        using FileStream file = new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(file);
        ArchiveLineReader lines = new();
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => lines.ReadHead(Encoding.UTF8.GetBytes(line)).Id)];
    }

    /// <summary>A disk with a file, and space for a few bytes more.</summary>
    private sealed class FullDisk : MemoryStream
    {
        public const long Before = 100;

        public FullDisk()
        {
            SetLength(Before);
            _ = Seek(0, SeekOrigin.End);
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count / 2);
            throw new IOException("No space left on device");
        }
    }
}
