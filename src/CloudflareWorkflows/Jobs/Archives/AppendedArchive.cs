using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>An archive that instances are added to. It takes those that have ended, and whose run it doesn't have. Only whole
/// lines are written.</summary>
internal sealed class AppendedArchive : IArchiveOutput
{
    /// <summary>The service keeps instances for at most 30 days.</summary>
    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(31);

    private readonly string _path;
    private readonly ArchiveLock _lock;
    private readonly LineAppender _lines;
    private readonly TimeProvider _time;
    private readonly HeldRuns _held;

    /// <summary>Takes ownership of the lock and of the file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="held">The lock.</param>
    /// <param name="file">The file, at its end.</param>
    /// <param name="runs">The runs that the file has.</param>
    /// <param name="time">The clock.</param>
    public AppendedArchive(string path, ArchiveLock held, Stream file, HeldRuns runs, TimeProvider time)
    {
        (_path, _lock, _lines, _held, _time) = (path, held, new LineAppender(path, file), runs, time);
        LastRunOn = runs.LastReadOn is null ? null : File.GetLastWriteTimeUtc(path);
    }

    public DateTime? LastRunOn { get; }

    /// <summary>The number of bytes of a last line that were removed, because its writer was killed.</summary>
    public long RemovedBytes { get; private init; }

    /// <summary>Opens or creates an archive, waits for other writers, and reads what it has.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tellWaiting">Is called once if another process writes to the archive.</param>
    /// <param name="cancellationToken">Ends the wait, and the reading.</param>
    /// <exception cref="ArchiveException">The archive can't be appended to. It is as it was.</exception>
    public static async Task<AppendedArchive> OpenAsync(
        string path, TimeProvider time, Action tellWaiting, CancellationToken cancellationToken)
    {
        ArchiveLock held = await ArchiveLock.TakeAsync(path, time, tellWaiting, cancellationToken).ConfigureAwait(false);
        FileStream? file = null;
        try
        {
            // On Windows, this keeps out a writer that has found its way here by another path, and so has another lock.
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 1);
            HeldRuns runs = new(time.GetUtcNow().UtcDateTime - s_remembered);

            // A large archive takes seconds, in which Ctrl+C must work.
            long removed = await Task.Run(() => ArchiveTail.Read(path, file, runs, cancellationToken), cancellationToken).ConfigureAwait(false);
            return new AppendedArchive(path, held, file, runs, time) { RemovedBytes = removed };
        }
        catch (Exception failure)
        {
            file?.Dispose();
            held.Dispose();
            if (ArchiveFailures.IsOfFile(failure))
            {
                throw ArchiveFailures.ToException(path, failure);
            }

            throw;
        }
    }

    /// <exception cref="ArchiveException">The instance belongs to another account than all lines of the archive.</exception>
    public bool Skips(WorkflowInstance instance, bool isFull) => !_held.TakesAccount(instance.AccountId)
        ? throw new ArchiveException(
            ArchiveFault.ArchiveMismatch, _path,
            $"The archive '{_path}' has instances of the account '{string.Join("', '", _held.Accounts)}', and '{instance.Id}' belongs to "
                + $"the account '{instance.AccountId}'.")
        : !HasEnded(instance) || _held.Contains(instance, isFull);

    public void Write(WorkflowInstance instance, ArraySegment<byte> line)
    {
        _held.Add(instance);
        _lines.Add(line);
    }

    public FileInfo Finish()
    {
        _lines.Flush();

        // A run that adds nothing is a run too.
        ArchiveFailures.Convert(_path, () => File.SetLastWriteTimeUtc(_path, _time.GetUtcNow().UtcDateTime));
        return new FileInfo(_path);
    }

    /// <summary>Keeps the lines that are complete, also of a command that is stopped.</summary>
    public void Dispose()
    {
        try
        {
            _lines.Flush();
        }
        finally
        {
            _lines.Dispose();
            _lock.Dispose();
        }
    }

    private static bool HasEnded(WorkflowInstance instance) => InstanceStatus.IsEnded(instance.Status)
        || (InstanceStatus.CanHaveEnded(instance.Status) && instance.EndedOn is not null);
}
