using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>The bytes of a response, decompressed, up to a limit. A large body is kept once, in pooled
/// segments.</summary>
internal sealed class ResponseBody : IDisposable
{
    /// <summary>Large enough for a page of a listing.</summary>
    private const int FirstSegmentSize = 64 * 1024;

    private const int LargestSegmentSize = 1024 * 1024;

    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly Segment _first = new(FirstSegmentSize);

    /// <summary>The bytes that were read; valid until this is disposed.</summary>
    public ReadOnlySequence<byte> Bytes { get; private set; }

    /// <summary>Reads the complete response.</summary>
    /// <exception cref="CloudflareException">It is larger than the limit.</exception>
    public async Task ReadAsync(
        ApiRequest request, HttpResponseMessage response, long limit, CancellationToken cancellationToken)
    {
        using Stream body = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
        Segment last = _first;
        while (await body.ReadPartAsync(last.Bytes, last.Length, cancellationToken).ConfigureAwait(false) is int count && count > 0)
        {
            last.Length += count;
            if (last.RunningIndex + last.Length > limit)
            {
                throw ApiExceptions.ResponseTooLarge(request, response, limit);
            }

            last = last.Length < last.Bytes.Length ? last : last.Append(Math.Min(last.Bytes.Length * 2, LargestSegmentSize));
        }

        int start = _first.Bytes.AsSpan(0, _first.Length).StartsWith(s_byteOrderMark) ? s_byteOrderMark.Length : 0;
        Bytes = new ReadOnlySequence<byte>(_first.Seal(), start, last.Seal(), last.Length);
    }

    public void Dispose()
    {
        for (Segment? segment = _first; segment is not null; segment = (Segment?)segment.Next)
        {
            ArrayPool<byte>.Shared.Return(segment.Bytes);
        }
    }

    /// <summary>Parses a response as JSON.</summary>
    /// <exception cref="JsonException">The body is not JSON, or does not match the type.</exception>
    public static T? Parse<T>(ReadOnlySequence<byte> json, JsonTypeInfo<T> shape)
    {
        if (json.IsSingleSegment)
        {
            try
            {
                // The serializer reads a span once. From a reader it first reads to the end of the value, and then again.
                return JsonSerializer.Deserialize(json.First.Span, shape);
            }
            catch (JsonException)
            {
                // It may only nest deeper than the limit of the serializer.
            }
        }

        // The limit is per value, see LenientJson: one item that nests too deep must not fail the others.
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        T? value = JsonSerializer.Deserialize(ref reader, shape);

        // Throws if anything but white space follows the value.
        _ = reader.Read();
        return value;
    }

    /// <summary>Whether the text is valid JSON up to a premature end.</summary>
    public static bool IsTruncated(ReadOnlySequence<byte> json)
    {
        Utf8JsonReader reader = new(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = int.MaxValue }));
        try
        {
            while (reader.Read())
            {
                // Only the check matters.
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return reader.CurrentDepth > 0
            || reader.TokenType is JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray;
    }

    private sealed class Segment(int size) : ReadOnlySequenceSegment<byte>
    {
        public byte[] Bytes { get; } = ArrayPool<byte>.Shared.Rent(size);

        /// <summary>The number of bytes received.</summary>
        public int Length { get; set; }

        /// <summary>Appends a segment to this one, which is full.</summary>
        public Segment Append(int nextSize)
        {
            Segment next = new(nextSize) { RunningIndex = RunningIndex + Length };
            Next = next;
            _ = Seal();
            return next;
        }

        public Segment Seal()
        {
            Memory = Bytes.AsMemory(0, Length);
            return this;
        }
    }
}
