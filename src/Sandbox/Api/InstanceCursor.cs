using System;
using System.Buffers.Binary;
using System.Buffers.Text;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>A position in an instance listing: after which instance, and in which direction. It identifies an
/// instance instead of an offset, so that concurrent changes neither duplicate nor skip instances.</summary>
internal readonly record struct InstanceCursor(InstancePosition Position, bool IsAscending)
{
    private const int Length = 17;

    public static InstanceCursor Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.IsValid(text, out int length) || length != Length
            || Base64Url.DecodeFromChars(text, bytes) != Length || bytes[16] > 1)
        {
            throw ApiErrors.Body("cursor");
        }

        InstancePosition position = new(
            BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
        return new InstanceCursor(position, bytes[16] == 1);
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Position.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Position.Sequence);
        bytes[16] = IsAscending ? (byte)1 : (byte)0;
        return Base64Url.EncodeToString(bytes);
    }
}
