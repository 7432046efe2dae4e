using System;
using System.IO;

namespace CloudflareWorkflows.Http;

/// <summary>Reads an answer up to a size that no honest one reaches: an instance may hold 1 GB of state, but its
/// description truncates outputs.</summary>
internal sealed partial class LimitedStream(Stream inner) : Stream
{
    private const long Limit = 256L * 1024 * 1024;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(int count)
    {
        _read += count;
        return _read <= Limit ? count : throw new IOException($"The answer is larger than {Limit} bytes.");
    }
}
