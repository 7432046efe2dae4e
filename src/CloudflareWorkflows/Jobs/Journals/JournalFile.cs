using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Jobs.Journals;

/// <summary>A journal file, opened exclusively by one run. Lines are only appended.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly string _path;
    private readonly Stream _stream;
    private JournalException? _failure;

    /// <summary>Takes ownership of a stream and reads its lines.</summary>
    /// <exception cref="JournalException">The file is not a journal, or cannot be read.</exception>
    public JournalFile(string path, Stream stream)
    {
        _path = path;
        _stream = stream;
        Try(Read);
    }

    /// <summary>The lines when it was opened.</summary>
    public IReadOnlyList<JournalLine> Lines { get; private set; } = [];

    /// <summary>Opens or creates a journal file.</summary>
    /// <exception cref="JournalException">Another run uses the file, it cannot be opened, or it is not a
    /// journal.</exception>
    public static JournalFile Open(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = PrivateFile.Open(path);
            return new JournalFile(path, stream);
        }
        catch (Exception failure) when (failure is ArgumentException || IsFileFailure(failure))
        {
            throw Problem(path, failure);
        }
        catch (JournalException)
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>Appends lines and writes them to the operating system before it returns. After a failure it appends
    /// nothing: the lines would follow an incomplete line.</summary>
    /// <exception cref="JournalException">The lines cannot be written.</exception>
    public void Append(IEnumerable<JournalLine> lines)
    {
        if (_failure is not null)
        {
            throw Problem(_path, _failure.InnerException!);
        }

        byte[] text = Encoding.UTF8.GetBytes(string.Concat(lines.Select(JournalJson.Format)));
        Try(() =>
        {
            _stream.Write(text, 0, text.Length);
            _stream.Flush();
        });
    }

    /// <exception cref="JournalException">The written data cannot be saved.</exception>
    public void Dispose() => Try(_stream.Dispose);

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (IsFileFailure(failure))
        {
            throw _failure = Problem(_path, failure);
        }
    }

    /// <summary>Exceptions that a file, or a device, can throw.</summary>
    private static bool IsFileFailure(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or NotSupportedException;

    private static JournalException Problem(string path, Exception failure) => IsHeld(failure)
        ? new JournalException(JournalProblem.JournalInUse, path, $"Another run uses the journal '{path}'.", failure)
        : new JournalException(
            JournalProblem.JournalFailed, path, $"The journal '{path}' can't be used: {failure.Message}", failure);

    /// <summary>On Windows, a file in use has its own error code; on other systems, it is that of a lock that is
    /// already held.</summary>
    private static bool IsHeld(Exception failure) =>
        failure is IOException and not (FileNotFoundException or DirectoryNotFoundException)
        && ((failure.HResult & 0xFFFF) is 32 or 33 or 11 or 35);

    private void Read()
    {
        byte[] text = new byte[_stream.Length];
        int read = 0;
        while (read < text.Length && _stream.Read(text, read, text.Length - read) is int count and > 0)
        {
            read += count;
        }

        // The last run may have been interrupted during a write: an incomplete last line does not count.
        int completeLength = Array.LastIndexOf(text, (byte)'\n') + 1;
        Lines = ReadLines(text.AsSpan(0, completeLength));
        if (completeLength < text.Length)
        {
            ThrowIfNotJournal(completeLength, text);
            _stream.SetLength(completeLength);
        }

        _ = _stream.Seek(0, SeekOrigin.End);
    }

    private List<JournalLine> ReadLines(ReadOnlySpan<byte> text)
    {
        List<JournalLine> lines = [];
        while (!text.IsEmpty)
        {
            int end = text.IndexOf((byte)'\n');
            lines.Add(JournalJson.Parse(text[..end]) ?? throw Unreadable(lines.Count + 1));
            text = text[(end + 1)..];
        }

        return lines;
    }

    /// <summary>A file with a single incomplete line that does not start like a journal is another kind of
    /// file.</summary>
    private void ThrowIfNotJournal(int completeLength, byte[] text)
    {
        byte[] beginning = Encoding.UTF8.GetBytes("{\"entry\":\"journal\"");
        int length = Math.Min(beginning.Length, text.Length);
        if (completeLength == 0 && !text.AsSpan(0, length).SequenceEqual(beginning.AsSpan(0, length)))
        {
            throw Unreadable(1);
        }
    }

    private JournalException Unreadable(int line) => new(
        JournalProblem.JournalUnreadable, _path, $"'{_path}' isn't a journal, or is damaged: line {line} can't be read.");
}
