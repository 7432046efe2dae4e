using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Changes the frames of a subscription.</summary>
internal static class FrameMutation
{
    private static readonly byte[] s_types = [0x0, 0x2, 0x3, 0x7, 0x9, 0xA, 0xB, 0xF, 0x41, 0x71];
    private static readonly ushort[] s_codes = [0, 999, 1000, 1001, 1002, 1005, 1006, 1007, 1009, 1011, 1015, 3000, 4999, 65535];

    public static RawResponse Next(Random random, RawResponse answer)
    {
        byte[][] payloads = [.. Frames.Payloads(answer.Body).Select(range => answer.Body[range])];

        // The last frame is the close frame.
        int at = random.Next(payloads.Length - 1);
        List<byte[]> frames = [.. payloads[..^1].Select(payload => Frames.Of(Frames.Text, payload)), Frames.Close(1000)];
        switch (random.Next(9))
        {
            case 0 or 1 or 2:
                frames[at] = Frames.Of(Frames.Text, BodyMutation.Value(random, payloads[at]));
                break;
            case 3:
                frames[at] = Frames.Of(Frames.Text, BodyMutation.Bytes(random, payloads[at]));
                break;
            case 4:
                frames[at] = Frames.Raw((byte)(Frames.Final | s_types[random.Next(s_types.Length)]), payloads[at].Length, payloads[at]);
                break;
            case 5:
                long[] lengths = [0, 1, payloads[at].Length + 1, 1L << 20, 1L << 40, -1];
                frames[at] = Frames.Raw(
                    (byte)((random.Next(2) * Frames.Final) | Frames.Text), lengths[random.Next(lengths.Length)], payloads[at]);
                break;
            case 6:
                frames.Insert(at, Frames.Close(s_codes[random.Next(s_codes.Length)]));
                break;
            case 7:
                frames.RemoveRange(at, frames.Count - at);
                break;
            default:
                frames.Reverse();
                break;
        }

        return answer with { Body = [.. frames.SelectMany(frame => frame)] };
    }
}
