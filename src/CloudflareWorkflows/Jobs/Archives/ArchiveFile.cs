using System;
using System.IO;
using System.IO.Compression;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>The lines of an archive, which can be compressed. Another process may append to the file meanwhile.</summary>
internal sealed class ArchiveFile : IDisposable
{
    private readonly string _path;
    private readonly Action<ArchiveProblem> _report;
    private readonly FileStream _file;
    private readonly Stream _content;
    private readonly LineSplitter _lines;
    private bool _isOver;

    private ArchiveFile(string path, FileStream file, Action<ArchiveProblem> report)
    {
        _path = path;
        _file = file;
        _report = report;
        _content = GzipFile.IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
        _lines = new LineSplitter(_content);
    }

    /// <summary>The number of the current line.</summary>
    public long Number => _lines.Number;

    /// <summary>Whether the current line is the last one, and lacks a part that isn't in the file yet.</summary>
    public bool MayBeIncomplete => !_lines.IsTerminated;

    /// <summary>Whether compressed data is damaged, or ends early.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Opens a file. If it can't be opened, that is reported.</summary>
    public static ArchiveFile? Open(string path, Action<ArchiveProblem> report)
    {
        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            try
            {
                return new ArchiveFile(path, file, report);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            report(new ArchiveProblem(ArchiveProblemKind.Unreadable, path, 0, failure.Message));
            return null;
        }
    }

    /// <summary>Reads the next line that isn't blank. It is valid until the next call. What ends the file early is
    /// reported.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (TryReadAny(out line))
        {
            if (!LineSplitter.IsBlank(line))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }

    private bool TryReadAny(out ReadOnlySpan<byte> line)
    {
        line = default;
        try
        {
            bool found = !_isOver && _lines.TryRead(out line);
            if (!_isOver && !(found && _lines.IsTerminated))
            {
                _isOver = true;
                CheckEnd();
            }

            return found;
        }
        catch (InvalidDataException failure)
        {
            _isOver = true;
            IsDamaged = true;
            _report(new ArchiveProblem(ArchiveProblemKind.CompressionDamaged, _path, Number, failure.Message));
            return false;
        }
        catch (IOException failure)
        {
            _isOver = true;
            _report(new ArchiveProblem(ArchiveProblemKind.Unreadable, _path, Number + 1, failure.Message));
            return false;
        }
    }

    private void CheckEnd()
    {
        if (_content != _file && !GzipFile.IsWhole(_file, _lines.Length))
        {
            IsDamaged = true;
            long complete = MayBeIncomplete ? Math.Max(0, Number - 1) : Number;
            _report(new ArchiveProblem(
                ArchiveProblemKind.CompressionDamaged, _path, complete, "the file ends before the end of its data, or has parts that can't be read"));
        }
    }
}
