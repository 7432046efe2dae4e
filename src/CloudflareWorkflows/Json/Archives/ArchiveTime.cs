using System;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>Times in an archive: ISO 8601 in UTC with milliseconds, for example <c>2026-11-25T03:40:07.125Z</c>. A time that is
/// more exact has all seven digits.</summary>
internal static class ArchiveTime
{
    /// <summary>The length of the longest text.</summary>
    public const int Longest = 28;

    private const int DigitsOfTicks = 7;
    private const int DigitsOfMilliseconds = 3;

    /// <summary>Writes a time of any kind as UTC.</summary>
    /// <returns>The length.</returns>
    public static int Format(DateTime time, Span<byte> text)
    {
        DateTime utc = time.ToUniversalTime();
        long fraction = utc.Ticks % TimeSpan.TicksPerSecond;
        bool isWholeMilliseconds = fraction % TimeSpan.TicksPerMillisecond == 0;
        Write(text, 0, 4, utc.Year, '-');
        Write(text, 5, 2, utc.Month, '-');
        Write(text, 8, 2, utc.Day, 'T');
        Write(text, 11, 2, utc.Hour, ':');
        Write(text, 14, 2, utc.Minute, ':');
        Write(text, 17, 2, utc.Second, '.');
        int digits = isWholeMilliseconds ? DigitsOfMilliseconds : DigitsOfTicks;
        Write(text, 20, digits, isWholeMilliseconds ? fraction / TimeSpan.TicksPerMillisecond : fraction, 'Z');
        return 20 + digits + 1;
    }

    private static void Write(Span<byte> text, int start, int digits, long number, char after)
    {
        for (int index = start + digits - 1; index >= start; index--)
        {
            text[index] = (byte)('0' + (number % 10));
            number /= 10;
        }

        text[start + digits] = (byte)after;
    }
}
