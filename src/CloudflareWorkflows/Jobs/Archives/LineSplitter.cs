using System;
using System.IO;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Splits a stream into lines. It holds one line at a time. Line breaks can be LF or CRLF; a byte order mark is
/// skipped.</summary>
internal sealed class LineSplitter(Stream stream)
{
    /// <summary>A longer line isn't one of an archive.</summary>
    public const int LongestLine = 512 * 1024 * 1024;

    private const int StartSize = 256 * 1024;
    private const byte LineFeed = (byte)'\n';

    private byte[] _buffer = new byte[StartSize];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The number of the current line, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether a line break follows the current line.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>The number of bytes that were read.</summary>
    public long Length { get; private set; }

    /// <summary>Reads the next line. It is valid until the next call.</summary>
    /// <param name="line">The line without its line break; empty at the end.</param>
    /// <returns>False at the end.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(LineFeed);
            if (found >= 0)
            {
                line = Take(searched + found, isTerminated: true);
                return true;
            }

            searched = _end - _start;
            if (_isAtEnd || !Fill())
            {
                // At the end, the last line stays the current one.
                line = searched > 0 ? Take(searched, isTerminated: false) : default;
                return searched > 0;
            }
        }
    }

    /// <summary>Whether a line has nothing but spaces and tabs.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line)
    {
        foreach (byte one in line)
        {
            if (one is not ((byte)' ' or (byte)'\t'))
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(int length, bool isTerminated)
    {
        Span<byte> line = _buffer.AsSpan(_start, length);
        _start += length + (isTerminated ? 1 : 0);
        IsTerminated = isTerminated;
        Number++;
        if (Number == 1 && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestLine)
            {
                throw new InvalidDataException($"line {Number + 1} is longer than {LongestLine / 1024 / 1024} MiB");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        Length += read;
        _isAtEnd = read == 0;
        return !_isAtEnd;
    }
}
