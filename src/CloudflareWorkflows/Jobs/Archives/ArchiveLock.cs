using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>The right to write to an archive, between processes. Readers don't need it. It's a lock of the operating system on
/// an open file beside the archive: if its process is killed, it ends. The file stays there, because another process can wait for
/// it already when it would be deleted.</summary>
internal sealed class ArchiveLock : IDisposable
{
    /// <summary>How long a writer waits for another one.</summary>
    public static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly FileStream _file;

    private ArchiveLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Whether a command has appended to an archive before.</summary>
    public static bool IsUsed(string path) => File.Exists(PathOf(path));

    /// <summary>Takes the lock of an archive.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tellWaiting">Is called once if another process has the lock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArchiveException">Another process keeps the lock, or the file can't be created.</exception>
    public static async Task<ArchiveLock> TakeAsync(
        string path, TimeProvider time, Action tellWaiting, CancellationToken cancellationToken)
    {
        DateTimeOffset end = time.GetUtcNow() + s_patience;
        bool isTold = false;
        while (true)
        {
            try
            {
                return new ArchiveLock(new FileStream(PathOf(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (Exception failure) when (ArchiveFailures.IsHeld(failure) && time.GetUtcNow() < end)
            {
                if (!isTold)
                {
                    isTold = true;
                    tellWaiting();
                }

                await time.Delay(s_pause, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (ArchiveFailures.IsOfFile(failure))
            {
                throw ArchiveFailures.ToException(path, failure);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Several paths can lead to an archive, and its lock is beside the archive itself.</summary>
    private static string PathOf(string path) => $"{ReplacedFile.Target(path)}.lock";
}
