using System;
using System.IO;
using System.IO.Compression;
using CloudflareWorkflows.Jobs.Archives;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>An archive that is created completely or not at all. It takes all instances.</summary>
internal sealed class NewArchive : IArchiveOutput
{
    private const int BufferSize = 128 * 1024;

    private readonly string _path;
    private readonly OutputFile _file;
    private readonly Stream _stream;
    private readonly ArchiveLock? _lock;
    private bool _hasLines;

    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether to overwrite an existing file.</param>
    /// <param name="held">The lock of an archive that is overwritten; null without one.</param>
    /// <exception cref="Reporting.CmdletErrorException">The file can't be created there.</exception>
    /// <exception cref="ArchiveException">The file can't be created.</exception>
    public NewArchive(string path, bool overwrite, ArchiveLock? held)
    {
        (_path, _lock) = (path, held);
        _file = new OutputFile(path, overwrite);
        try
        {
            OutputFile.Check(path, overwrite);
            _stream = Try(() => ArchivePath.IsGzip(path)
                ? new BufferedStream(new GZipStream(_file.Open(), CompressionLevel.Optimal), BufferSize)
                : new BufferedStream(_file.Open(), BufferSize));
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    public DateTime? LastRunOn => null;

    public bool Skips(WorkflowInstance instance, bool isFull) => false;

    public void Write(WorkflowInstance instance, ArraySegment<byte> line) => Try(() =>
    {
        _stream.Write(line.Array!, line.Offset, line.Count);
        _hasLines = true;
        return true;
    });

    public FileInfo Finish()
    {
        _ = Try(() =>
        {
            _stream.Dispose();
            return true;
        });

        // After errors of the input there may be nothing to write. That must not empty an archive.
        if (!_hasLines && File.Exists(_path))
        {
            return new FileInfo(_path);
        }

        try
        {
            return _file.Finish();
        }
        catch (FileNotWritableException failure)
        {
            throw _file.Failed(failure);
        }
    }

    /// <summary>Deletes an incomplete file.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception failure) when (ArchiveFailures.IsOfFile(failure))
        {
            // The file is deleted, so what it lacks makes no difference.
        }

        _file.Dispose();
        _lock?.Dispose();
    }

    private T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (ArchiveFailures.IsOfFile(failure))
        {
            throw ArchiveFailures.ToException(_path, failure);
        }
    }
}
