using System;
using System.IO;
using System.Threading;
using CloudflareWorkflows.Json.Archives;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Reads an archive before something is appended to it. The last run may have been killed while it wrote, so the last
/// line can lack its end.</summary>
internal static class ArchiveTail
{
    private const int BlockSize = 64 * 1024;

    /// <summary>Reads all lines, and moves to the end. A last line without a line break gets one if it is whole, and is removed
    /// if its writer was killed.</summary>
    /// <returns>The number of bytes that were removed.</returns>
    /// <exception cref="ArchiveException">A line is damaged, or has a newer form. The file is as it was.</exception>
    public static long Read(string path, Stream file, HeldRuns runs, CancellationToken cancellationToken)
    {
        LineSplitter lines = new(file);
        ArchiveLineReader reader = new();
        bool isTorn = false;
        bool isTerminated = true;
        while (TryRead(path, lines, out ReadOnlySpan<byte> line))
        {
            cancellationToken.ThrowIfCancellationRequested();
            isTerminated = lines.IsTerminated;
            try
            {
                if (!LineSplitter.IsBlank(line))
                {
                    runs.Add(reader.ReadHead(line));
                }
            }
            catch (ArchiveLineException failure)
            {
                isTorn = failure.NewerForm is null && !isTerminated && TornLine.IsOne(line)
                    ? true
                    : throw Problem(path, lines.Number, failure);
            }
        }

        long length = file.Length;
        if (isTorn)
        {
            file.SetLength(StartOfLastLine(file));
        }

        long end = file.Seek(0, SeekOrigin.End);
        if (!isTorn && !isTerminated)
        {
            file.WriteByte((byte)'\n');
        }

        return length - end;
    }

    private static bool TryRead(string path, LineSplitter lines, out ReadOnlySpan<byte> line)
    {
        try
        {
            return lines.TryRead(out line);
        }
        catch (InvalidDataException failure)
        {
            throw new ArchiveException(
                ArchiveFault.ArchiveUnreadable, path, $"Nothing was appended to '{path}', because {failure.Message}.", failure);
        }
    }

    private static long StartOfLastLine(Stream file)
    {
        byte[] block = new byte[BlockSize];
        long start = file.Length;
        while (start > 0)
        {
            int length = (int)Math.Min(BlockSize, start);
            start = file.Seek(start - length, SeekOrigin.Begin);
            for (int read = 0; read < length;)
            {
                read += file.Read(block, read, length - read) is int count and > 0 ? count : throw new EndOfStreamException();
            }

            int found = block.AsSpan(0, length).LastIndexOf((byte)'\n');
            if (found >= 0)
            {
                return start + found + 1;
            }
        }

        return 0;
    }

    private static ArchiveException Problem(string path, long line, ArchiveLineException failure) => failure.NewerForm is null
        ? new ArchiveException(
            ArchiveFault.ArchiveUnreadable, path, $"Nothing was appended to '{path}'. Line {line} can't be read: {failure.Message}", failure)
        : new ArchiveException(
            ArchiveFault.ArchiveFormNotSupported, path, $"Nothing was appended to '{path}'. Line {line} can't be read: {failure.Message}",
            failure);
}
