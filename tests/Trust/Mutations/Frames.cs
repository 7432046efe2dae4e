using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>WebSocket frames as a server sends them (RFC 6455, section 5.2).</summary>
internal static class Frames
{
    public const byte Text = 0x1;
    public const byte Final = 0x80;

    private const byte CloseType = 0x8;

    public static byte[] Of(byte type, ReadOnlySpan<byte> payload) => Raw((byte)(Final | type), payload.Length, payload);

    public static byte[] Close(ushort code)
    {
        byte[] payload = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(payload, code);
        return Of(CloseType, payload);
    }

    /// <summary>A frame with an arbitrary header.</summary>
    public static byte[] Raw(byte first, long length, ReadOnlySpan<byte> payload)
    {
        byte[] extended = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(extended, length);
        return length switch
        {
            < 126 => [first, (byte)length, .. payload],
            <= ushort.MaxValue => [first, 126, .. extended.AsSpan(6), .. payload],
            _ => [first, 127, .. extended, .. payload],
        };
    }

    /// <summary>Finds the payloads of well-formed frames.</summary>
    public static IReadOnlyList<Range> Payloads(byte[] frames)
    {
        List<Range> found = [];
        for (int at = 0; at < frames.Length;)
        {
            int length = frames[at + 1];
            int start = at + 2;
            if (length == 126)
            {
                length = BinaryPrimitives.ReadUInt16BigEndian(frames.AsSpan(start));
                start += 2;
            }
            else if (length == 127)
            {
                length = (int)BinaryPrimitives.ReadInt64BigEndian(frames.AsSpan(start));
                start += 8;
            }

            found.Add(start..(start + length));
            at = start + length;
        }

        return found;
    }
}
