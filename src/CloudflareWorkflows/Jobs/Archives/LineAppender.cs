using System;
using System.IO;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Adds lines to the end of a file. The file has whole lines only: several are written at once, and all or none of
/// them.</summary>
/// <param name="path">The path, for errors.</param>
/// <param name="file">The file, at its end.</param>
internal sealed class LineAppender(string path, Stream file) : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly MemoryStream _pending = new();

    public void Add(ArraySegment<byte> line)
    {
        _pending.Write(line.Array!, line.Offset, line.Count);
        if (_pending.Length >= BufferSize)
        {
            Flush();
        }
    }

    /// <summary>Writes the pending lines to the operating system.</summary>
    /// <exception cref="ArchiveException">They can't be written, for example because the disk is full. The file has none of
    /// them.</exception>
    public void Flush()
    {
        if (_pending.Length == 0)
        {
            return;
        }

        // Another program may have added something since, although it should take the lock.
        long before = file.Seek(0, SeekOrigin.End);
        try
        {
            file.Write(_pending.GetBuffer(), 0, (int)_pending.Length);
            file.Flush();
        }
        catch (Exception failure) when (ArchiveFailures.IsOfFile(failure))
        {
            ArchiveFailures.Convert(path, () => file.SetLength(before));
            throw ArchiveFailures.ToException(path, failure);
        }
        finally
        {
            _pending.SetLength(0);
        }
    }

    public void Dispose() => file.Dispose();
}
