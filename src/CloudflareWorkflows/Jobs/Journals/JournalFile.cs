using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Jobs.Journals;

/// <summary>A journal on disk, held by one run at a time: lines are only ever added at its end.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly string _path;
    private readonly Stream _stream;
    private JournalException? _failure;

    /// <summary>Takes over a stream, and reads what is in it.</summary>
    /// <exception cref="JournalException">It is no journal, or cannot be read.</exception>
    public JournalFile(string path, Stream stream)
    {
        _path = path;
        _stream = stream;
        Try(Read);
    }

    /// <summary>What was in it when it was opened.</summary>
    public IReadOnlyList<JournalLine> Lines { get; private set; } = [];

    /// <summary>Opens or makes a journal.</summary>
    /// <exception cref="JournalException">Another run has it, it cannot be opened, or it is no journal.</exception>
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

    /// <summary>Adds lines, and hands them to the system before it returns. After a failure it adds none: they would follow a
    /// part of a line.</summary>
    /// <exception cref="JournalException">They cannot be written.</exception>
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

    /// <exception cref="JournalException">What was written cannot be kept.</exception>
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

    /// <summary>What a file, or a device that is none, can fail with.</summary>
    private static bool IsFileFailure(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or NotSupportedException;

    private static JournalException Problem(string path, Exception failure) => IsHeld(failure)
        ? new JournalException(JournalProblem.JournalInUse, path, $"Another run uses the journal '{path}'.", failure)
        : new JournalException(
            JournalProblem.JournalFailed, path, $"The journal '{path}' cannot be used: {failure.Message}", failure);

    /// <summary>Windows has an error of its own for a file that another holds; elsewhere it is that of a lock that is
    /// taken.</summary>
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

        // The run that wrote the last line may have been torn from it: what is not a completeLength line was not written.
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

    /// <summary>A file that holds a part of one line, and not the beginning of a journal's, is somebody else's.</summary>
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
        JournalProblem.JournalUnreadable, _path, $"'{_path}' is no journal, or is damaged: line {line} cannot be read.");
}
