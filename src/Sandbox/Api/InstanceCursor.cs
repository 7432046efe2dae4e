using System;
using System.Buffers.Binary;
using System.Buffers.Text;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>
/// A place in a listing of instances: behind which one, and in which direction. It names an instance, not a number of
/// them, so that what is created, removed or changed meanwhile neither doubles nor loses any.
/// </summary>
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
