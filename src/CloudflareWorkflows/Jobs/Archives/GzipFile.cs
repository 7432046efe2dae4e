using System;
using System.IO;
using System.IO.Compression;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Checks whether a gzip file is whole. .NET reads a file that ends early without an error.</summary>
internal static class GzipFile
{
    private const int HeaderLength = 10;
    private const int TrailerLength = 8;
    private const int ExtraFlag = 4;
    private const int NameFlag = 8;
    private const int CommentFlag = 16;
    private const int ChecksumFlag = 2;

    public static bool IsGzip(Stream file)
    {
        bool isGzip = IsMember(file);
        file.Position = 0;
        return isGzip;
    }

    /// <summary>Whether the file is whole, after all of it was read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="length">The number of bytes that it was decompressed to.</param>
    public static bool IsWhole(Stream file, long length) =>
        file.Length >= HeaderLength + TrailerLength && (HasTrailer(file, length) || HasWholeMembers(file, length));

    /// <summary>Whether the file ends with the length of its data, as a file of one member does.</summary>
    private static bool HasTrailer(Stream file, long length)
    {
        file.Position = file.Length - sizeof(uint);
        uint trailer = 0;
        for (int index = 0; index < sizeof(uint); index++)
        {
            trailer |= (uint)file.ReadByte() << (8 * index);
        }

        return trailer == unchecked((uint)length);
    }

    /// <summary>Whether the file consists of several members, the last one is whole, and all of them were read: Windows
    /// PowerShell reads only the first one. This is slower than decompression.</summary>
    private static bool HasWholeMembers(Stream file, long length)
    {
        long total = 0;
        file.Position = 0;
        using BufferedStream buffered = new(file, 81_920);
        using SingleBytes bytes = new(buffered);
        byte[] ignored = new byte[81_920];
        while (IsMember(bytes))
        {
            if (!SkipHeader(bytes))
            {
                return false;
            }

            using (DeflateStream data = new(bytes, CompressionMode.Decompress, leaveOpen: true))
            {
                int read;
                while ((read = data.Read(ignored, 0, ignored.Length)) > 0)
                {
                    total += read;
                }
            }

            if (!Skip(bytes, TrailerLength))
            {
                return false;
            }
        }

        // What follows the last member and isn't one is ignored, as gzip does.
        return total == length;
    }

    private static bool IsMember(Stream stream) => stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;

    /// <summary>Skips the rest of a header.</summary>
    private static bool SkipHeader(Stream stream)
    {
        _ = stream.ReadByte();
        int flags = stream.ReadByte();
        return Skip(stream, HeaderLength - 4)
            && ((flags & ExtraFlag) == 0 || Skip(stream, stream.ReadByte() | (stream.ReadByte() << 8)))
            && ((flags & NameFlag) == 0 || SkipText(stream))
            && ((flags & CommentFlag) == 0 || SkipText(stream))
            && ((flags & ChecksumFlag) == 0 || Skip(stream, 2));
    }

    private static bool Skip(Stream stream, int count)
    {
        for (int index = 0; index < count; index++)
        {
            if (stream.ReadByte() < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool SkipText(Stream stream)
    {
        int read;
        while ((read = stream.ReadByte()) > 0)
        {
        }

        return read == 0;
    }

    /// <summary>Gives one byte at a time, so that the decompression of a member takes no byte after its end.</summary>
    private sealed class SingleBytes(Stream stream) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => stream.Read(buffer, offset, Math.Min(count, 1));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
