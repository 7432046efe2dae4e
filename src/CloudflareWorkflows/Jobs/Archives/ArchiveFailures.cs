using System;
using System.IO;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>The failures of a file.</summary>
internal static class ArchiveFailures
{
    /// <summary>Exceptions that a file, or a device, can throw.</summary>
    public static bool IsOfFile(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>Whether another process has the file. On Windows, this has its own error code; on other systems, it is that of
    /// a lock that is already held.</summary>
    public static bool IsHeld(Exception failure) =>
        failure is IOException and not (FileNotFoundException or DirectoryNotFoundException)
        && ((failure.HResult & 0xFFFF) is 32 or 33 or 11 or 35);

    /// <summary>Runs work on the file of an archive.</summary>
    /// <exception cref="ArchiveException">The work fails.</exception>
    public static void Convert(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (IsOfFile(failure))
        {
            throw ToException(path, failure);
        }
    }

    public static ArchiveException ToException(string path, Exception failure) => IsHeld(failure)
        ? new ArchiveException(ArchiveFault.ArchiveInUse, path, $"Another process writes to the archive '{path}'.", failure)
        : new ArchiveException(
            ArchiveFault.CannotWriteFile, path, $"The archive '{path}' can't be written: {failure.Message.TrimEnd('.')}.", failure);
}
