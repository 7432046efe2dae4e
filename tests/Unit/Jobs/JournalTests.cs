using System;
using System.IO;
using System.Linq;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>A run continues from the journal of the previous run. A file that is not a journal is not changed.</summary>
public sealed class JournalTests : IDisposable
{
    private static readonly JournalHeader s_header = new("Stop-CfWorkflowInstance", "account", "hash");

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Only_completed_inputs_are_recorded()
    {
        using (Journal first = Open())
        {
            JournalEntry done = first.Take("account", "w", "done");
            JournalEntry requested = first.Take("account", "w", "requested");
            JournalEntry.Ask([(done, null), (requested, null)]);
            done.Done("terminated");
        }

        using Journal second = Open();
        Assert.Equal("terminated", second.Take("account", "w", "done").StatusOrThrow());
        Assert.False(second.Take("account", "w", "requested").IsSettled);
        Assert.False(second.Take("account", "w", "new").IsSettled);
        Assert.False(second.Take("other", "w", "done").IsSettled);
        Assert.False(second.Take("account", "w", "done").IsSettled);
    }

    [Theory]
    [InlineData(CloudflareErrorKind.NotFound, true)]
    [InlineData(CloudflareErrorKind.Conflict, true)]
    [InlineData(CloudflareErrorKind.RequestRefused, true)]
    [InlineData(CloudflareErrorKind.CreateUnsettled, true)]
    [InlineData(CloudflareErrorKind.RateLimited, false)]
    [InlineData(CloudflareErrorKind.TimedOut, false)]
    [InlineData(CloudflareErrorKind.NotAuthenticated, false)]
    public void A_transient_failure_is_retried(CloudflareErrorKind kind, bool isFinal)
    {
        using (Journal first = Open())
        {
            JournalEntry entry = first.Take("account", "w", "i");
            entry.Ask();
            entry.Failed(new CloudflareException(kind, "no") { Code = 10400 });
        }

        using Journal second = Open();
        JournalEntry again = second.Take("account", "w", "i");
        Assert.Equal(isFinal, again.IsSettled);
        if (isFinal)
        {
            CloudflareException failure = Assert.Throws<CloudflareException>(again.StatusOrThrow);
            Assert.Equal((kind, 10400), (failure.Kind, failure.Code));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_error_not_sent_by_the_service_is_not_final(bool isRepeatable)
    {
        using (Journal first = Open(isRepeatable: isRepeatable))
        {
            JournalEntry entry = first.Take("account", "w", "i");
            entry.Ask();
            entry.Failed(new CloudflareException(CloudflareErrorKind.RequestRefused, "a page of the firewall")
            {
                FromIntermediary = true,
                NothingDone = true,
            });
        }

        using Journal second = Open(isRepeatable: isRepeatable);
        Assert.False(second.Take("account", "w", "i").IsSettled);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_non_idempotent_input_has_an_unknown_outcome_after_an_interruption(bool isRepeatable, bool isInDoubt)
    {
        using (Journal first = Open(isRepeatable: isRepeatable))
        {
            first.Take("account", "w", "requested").Ask();
            JournalEntry lost = first.Take("account", "w", "lost");
            lost.Ask();
            lost.Failed(new CloudflareException(CloudflareErrorKind.ConnectionFailed, "lost"));
            JournalEntry refused = first.Take("account", "w", "refused");
            refused.Ask();
            refused.Failed(new CloudflareException(CloudflareErrorKind.ConnectionFailed, "refused") { NothingDone = true });
        }

        using Journal second = Open(isRepeatable: isRepeatable);
        foreach (string id in new[] { "requested", "lost" })
        {
            JournalEntry entry = second.Take("account", "w", id);
            Assert.Equal(isInDoubt, entry.IsSettled);
            if (isInDoubt)
            {
                Assert.Equal(
                    CloudflareErrorKind.OutcomeUnknown, Assert.Throws<CloudflareException>(entry.StatusOrThrow).Kind);
            }
        }

        Assert.False(second.Take("account", "w", "refused").IsSettled);
    }

    [Fact]
    public void A_generated_id_is_generated_once()
    {
        using (Journal first = Open())
        {
            JournalEntry entry = first.Take("account", "w", null);
            JournalEntry.Ask([(entry, "made")]);
        }

        using (Journal second = Open())
        {
            JournalEntry entry = second.Take("account", "w", null);
            Assert.Equal("made", entry.Made);
            Assert.NotNull(entry.AskedOn);
            entry.Done("queued");
        }

        using Journal third = Open();
        Assert.Equal(("made", "queued"), (third.Take("account", "w", null) is var last ? last.Made : "", last.StatusOrThrow()));
    }

    /// <summary>An instance that is younger than the first request is its work, also when several runs asked for it.</summary>
    [Fact]
    public void The_time_of_the_first_request_stays_known_until_it_is_done()
    {
        foreach (int hours in new[] { 0, 1, 2 })
        {
            using Journal run = Open(now: SimulatedTime.s_start.AddHours(hours));
            JournalEntry entry = run.Take("account", "w", "i");
            Assert.Equal(hours == 0 ? null : SimulatedTime.s_start, entry.AskedOn);
            entry.Ask();
            entry.Failed(new CloudflareException(CloudflareErrorKind.TimedOut, "lost"));
        }

        using (Journal run = Open())
        {
            run.Take("account", "w", "i").Done("queued");
        }

        using Journal last = Open();
        Assert.Null(last.Take("account", "w", "i").AskedOn);
    }

    [Fact]
    public void Identical_inputs_are_distinguished_by_their_order()
    {
        using (Journal first = Open())
        {
            first.Take("account", "w", null, "params").Done("first");
            _ = first.Take("account", "w", null, "params");
            first.Take("account", "w", null, "params").Done("third");
            first.Take("other", "w", null, "params").Done("other account");
            first.Take("account", "v", null, "params").Done("other workflow");
            first.Take("account", "w", null, "more").Done("other params");
        }

        using Journal second = Open();
        Assert.Equal("first", second.Take("account", "w", null, "params").StatusOrThrow());
        Assert.False(second.Take("account", "w", null, "params").IsSettled);
        Assert.Equal("third", second.Take("account", "w", null, "params").StatusOrThrow());
        Assert.Equal("other account", second.Take("other", "w", null, "params").StatusOrThrow());
        Assert.Equal("other workflow", second.Take("account", "v", null, "params").StatusOrThrow());
        Assert.Equal("other params", second.Take("account", "w", null, "more").StatusOrThrow());
    }

    /// <summary>Journals of earlier versions are continued, so the format of their lines is fixed.</summary>
    [Fact]
    public void The_lines_keep_their_format()
    {
        using (Journal run = Open())
        {
            JournalEntry.Ask([(run.Take("account", "w", null, "hash"), "made")]);
            run.Take("account", "w", null, "hash").Done("queued");
            run.Take("account", "w", null, "hash").Failed(new CloudflareException(CloudflareErrorKind.NotFound, "no")
            {
                Code = 10400,
                NothingDone = true,
                FromIntermediary = true,
            });
            run.Take("other", "w", "i").Done(null);
        }

        const string At = "\"at\":\"2026-08-02T10:00:00\u002B00:00\"";
        string[] lines = Array.ConvertAll(
            File.ReadAllLines(_path), line => System.Text.RegularExpressions.Regex.Replace(line, "\"at\":\"[^\"]*\"", At));
        Assert.Equal(
            [
                $$"""{"entry":"journal",{{At}},"command":"Stop-CfWorkflowInstance","account":"account","arguments":"hash"}""",
                $$"""{"entry":"asked",{{At}},"workflow":"w","input":"hash","made":"made"}""",
                $$"""{"entry":"done",{{At}},"workflow":"w","input":"hash","number":2,"status":"queued"}""",
                $$"""{"entry":"failed",{{At}},"workflow":"w","input":"hash","number":3,"kind":"NotFound","code":10400,"nothingDone":true,"fromIntermediary":true}""",
                $$"""{"entry":"done",{{At}},"account":"other","workflow":"w","id":"i"}""",
            ],
            lines);
    }

    [Fact]
    public void The_order_of_the_accounts_makes_no_difference()
    {
        using (Journal first = Open())
        {
            first.Take("account", "w", "i").Done("one");
            first.Take("other", "w", "i").Done("two");
        }

        using Journal second = Open();
        Assert.Equal("two", second.Take("other", "w", "i").StatusOrThrow());
        Assert.Equal("one", second.Take("account", "w", "i").StatusOrThrow());
    }

    [Fact]
    public void A_generated_id_is_kept_by_lines_that_do_not_repeat_it()
    {
        using (Journal first = Open())
        {
            JournalEntry entry = first.Take("account", "w", null);
            JournalEntry.Ask([(entry, "made")]);
            entry.Failed(new CloudflareException(CloudflareErrorKind.TimedOut, "lost"));
        }

        using (Journal second = Open())
        {
            JournalEntry entry = second.Take("account", "w", null);
            Assert.Equal("made", entry.Made);
            entry.Ask();
        }

        using Journal third = Open();
        Assert.Equal("made", third.Take("account", "w", null).Made);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Either_outcome_is_recorded(bool fails)
    {
        using (Journal first = Open())
        {
            first.Take("account", "w", "i")
                .Settle("queued", fails ? new CloudflareException(CloudflareErrorKind.NotFound, "no") : null);
        }

        using Journal second = Open();
        JournalEntry entry = second.Take("account", "w", "i");
        CloudflareException? recorded = Record.Exception(() => entry.StatusOrThrow()) as CloudflareException;
        Assert.Equal(fails ? CloudflareErrorKind.NotFound : null, recorded?.Kind);
        Assert.True(fails || entry.StatusOrThrow() == "queued");
    }

    [Fact]
    public void Requests_are_recorded_with_one_line_per_input()
    {
        using (Journal first = Open())
        {
            JournalEntry.Ask([]);
            JournalEntry.Ask([(first.Take("account", "w", "a"), null), (first.Take("account", "w", "b"), null)]);
        }

        Assert.Equal(3, File.ReadAllLines(_path).Length);
    }

    [Fact]
    public void A_kind_of_failure_that_a_later_version_added_is_tried_again()
    {
        Open().Dispose();
        File.AppendAllText(_path, """{"entry":"failed","workflow":"w","id":"i","kind":"NewKind"}""" + "\n");

        using Journal second = Open();
        Assert.False(second.Take("account", "w", "i").IsSettled);
    }

    [Fact]
    public void A_file_that_returns_one_byte_per_read_is_read_completely()
    {
        string[] ids = ["a", "b"];
        byte[] text = System.Text.Encoding.UTF8.GetBytes(
            string.Concat(Array.ConvertAll(ids, id => $$"""{"entry":"asked","id":"{{id}}"}""" + "\n")) + "{\"entry\":\"to");
        using Trickle stream = new(text);
        using JournalFile file = new("journal", stream);

        Assert.Equal(ids, file.Lines.Select(line => line.Id));
        Assert.Equal(text.LastIndexOf((byte)'\n') + 1, stream.Length);
    }

    [Fact]
    public void An_incomplete_last_line_is_ignored()
    {
        using (Journal first = Open())
        {
            JournalEntry entry = first.Take("account", "w", "i");
            entry.Ask();
            entry.Done("terminated");
        }

        string whole = File.ReadAllText(_path);
        File.WriteAllText(_path, whole[..^10]);
        using (Journal second = Open())
        {
            JournalEntry entry = second.Take("account", "w", "i");
            Assert.False(entry.IsSettled);
            entry.Done("terminated");
        }

        Assert.Equal(3, File.ReadAllLines(_path).Length);
        using Journal third = Open();
        Assert.True(third.Take("account", "w", "i").IsSettled);
    }

    [Theory]
    [InlineData("{\"entry\":\"jour")]
    [InlineData("")]
    public void An_incomplete_first_line_is_rewritten(string text)
    {
        File.WriteAllText(_path, text);
        Open().Dispose();
        Assert.StartsWith("{\"entry\":\"journal\"", Assert.Single(File.ReadAllLines(_path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my notes")]
    [InlineData("my notes\n")]
    [InlineData("{\"a\":1}\n")]
    public void A_file_that_is_not_a_journal_is_not_changed(string text)
    {
        File.WriteAllText(_path, text);
        Assert.Equal(JournalProblem.JournalUnreadable, Assert.Throws<JournalException>(() => Open()).Problem);
        Assert.Equal(text, File.ReadAllText(_path));
    }

    [Fact]
    public void An_unreadable_line_is_an_error()
    {
        Open().Dispose();
        File.AppendAllText(_path, "torn\n");
        Assert.Equal(JournalProblem.JournalUnreadable, Assert.Throws<JournalException>(() => Open()).Problem);
    }

    [Fact]
    public void A_journal_of_another_command_is_rejected()
    {
        Open().Dispose();
        foreach (JournalHeader other in new[]
        {
            s_header with { Command = "Remove-CfWorkflowInstance" }, s_header with { Account = "other" },
            s_header with { Arguments = "other" },
        })
        {
            Assert.Equal(JournalProblem.JournalMismatch, Assert.Throws<JournalException>(() => Open(other)).Problem);
        }
    }

    [Fact]
    public void Two_runs_cannot_share_a_journal()
    {
        using Journal first = Open();
        Assert.Equal(JournalProblem.JournalInUse, Assert.Throws<JournalException>(() => Open()).Problem);
    }

    [Fact]
    public void A_missing_folder_is_an_error() => Assert.Equal(
        JournalProblem.JournalFailed,
        Assert.Throws<JournalException>(
            () => Journal.Open(Path.Combine(_path, "none", "j"), s_header, true, () => SimulatedTime.s_start)).Problem);

    [Fact]
    public void Only_the_owner_can_read_the_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There, a file takes the permissions of its folder.");
            return;
        }

        Open().Dispose();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("a\0b")]
    [InlineData("/")]
    public void A_path_that_is_not_a_file_is_an_error(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such devices.");

        Assert.Equal(
            JournalProblem.JournalFailed,
            Assert.Throws<JournalException>(() => Journal.Open(path, s_header, true, () => SimulatedTime.s_start)).Problem);
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(NotSupportedException))]
    public void A_full_disk_is_an_error(Type failure)
    {
        foreach (string method in new[] { "write", "flush", "dispose", "length", "setlength" })
        {
            Assert.Equal(JournalProblem.JournalFailed, Assert.Throws<JournalException>(() =>
            {
                FailingStream disk = new(method, (Exception)Activator.CreateInstance(failure)!);
                using JournalFile file = new("journal", disk);
                file.Append([new()]);
            }).Problem);
        }
    }

    [Fact]
    public void After_a_partial_write_nothing_more_is_written()
    {
        FailingStream disk = new("flush", new IOException("No space left on device"));
        using JournalFile file = new("journal", disk);
        _ = Assert.Throws<JournalException>(() => file.Append([new()]));
        long length = disk.ToArray().Length;

        disk.StopFailing();

        Assert.Equal(JournalProblem.JournalFailed, Assert.Throws<JournalException>(() => file.Append([new()])).Problem);
        Assert.Equal(length, disk.ToArray().Length);
    }

    private Journal Open(JournalHeader? header = null, bool isRepeatable = true, DateTimeOffset? now = null) =>
        Journal.Open(_path, header ?? s_header, isRepeatable, () => now ?? SimulatedTime.s_start);

    /// <summary>A stream that reads less than it is asked for.</summary>
    private sealed class Trickle : MemoryStream
    {
        public Trickle(byte[] text)
        {
            Write(text, 0, text.Length);
            Position = 0;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            ValidateBufferArguments(buffer, offset, count);
            return base.Read(buffer, offset, Math.Min(count, 1));
        }
    }

    /// <summary>A stream with an incomplete line, of which one method fails.</summary>
    private sealed class FailingStream : MemoryStream
    {
        private readonly Exception _failure;
        private string? _method;

        public FailingStream(string method, Exception failure)
        {
            if (method == "setlength")
            {
                base.Write("{\"entry\":\"jour"u8.ToArray(), 0, 14);
                Position = 0;
            }

            _failure = failure;
            _method = method;
        }

        public override long Length => Try("length", () => base.Length);

        public void StopFailing() => _method = null;

        public override void Write(byte[] buffer, int offset, int count) => Try("write", () =>
        {
            base.Write(buffer, offset, count);
            return 0;
        });

        public override void Flush() => Try("flush", () => 0);

        public override void SetLength(long value) => Try("setlength", () =>
        {
            base.SetLength(value);
            return 0;
        });

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
            {
                _ = Try("dispose", () => 0);
            }
        }

        private T Try<T>(string method, Func<T> work) => method == _method ? throw _failure : work();
    }
}
