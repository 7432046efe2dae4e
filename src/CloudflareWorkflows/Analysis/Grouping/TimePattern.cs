using System;
using static CloudflareWorkflows.Analysis.Grouping.Characters;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Matches dates and times: <c>2026-11-25T03:12:44.120Z</c>, <c>03:12:44</c>, <c>Thu Jun 09 06:07:04
/// 2005</c>.</summary>
internal static class TimePattern
{
    /// <summary>The length of the names of days and months.</summary>
    public const int NameLength = 3;

    private static readonly string[] s_days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly string[] s_months =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The length of the date or time at a position; 0 if none is there.</summary>
    public static int Match(string text, int index)
    {
        int length = Named(text, index);
        length = length > 0 ? length : Date(text, index);
        if (length > 0)
        {
            int gap = At(text, index + length) is 'T' or ' ' ? 1 : 0;
            int time = Clock(text, index + length + gap);
            length += time > 0 ? gap + time : 0;
            int year = At(text, index + length) == ' ' && Digits(text, index + length + 1, 5) == 4 && time > 0 && IsLetter(text[index]) ? 5 : 0;
            length += year;
        }
        else
        {
            length = Clock(text, index);
        }

        return length > 0 && !IsOfWord(At(text, index + length)) ? length : 0;
    }

    /// <summary>A date with the name of the day or the month: <c>Thu Jun 09</c>, <c>Wed, 25 Nov 2026</c>.</summary>
    private static int Named(string text, int index)
    {
        int length = 0;
        if (IsName(s_days, text, index))
        {
            length = At(text, index + NameLength) == ',' ? 5 : 4;
        }

        if (IsName(s_months, text, index + length) && Digits(text, index + length + 4, 3) is (1 or 2) and int day)
        {
            return length + 4 + day;
        }

        int first = Digits(text, index + length, 3);
        return length > 0 && first is 1 or 2 && IsName(s_months, text, index + length + first + 1)
            ? length + first + 4 + (Digits(text, index + length + first + 5, 5) == 4 ? 5 : 0)
            : 0;
    }

    private static bool IsName(string[] names, string text, int index) =>
        !IsOfWord(At(text, index + NameLength))
        && Array.Exists(names, name => IsAt(text, index, name));

    /// <summary>A date in digits.</summary>
    private static int Date(string text, int index)
    {
        char separator = At(text, index + 4);
        return Digits(text, index, 5) == 4 && separator is '-' or '/' or '.'
            && Digits(text, index + 5, 3) == 2 && At(text, index + 7) == separator && Digits(text, index + 8, 3) == 2
            ? 10
            : 0;
    }

    /// <summary>A time of day, with an offset.</summary>
    private static int Clock(string text, int index)
    {
        int length = Digits(text, index, 3);
        if (length is not (1 or 2) || At(text, index + length) != ':' || Digits(text, index + length + 1, 3) != 2)
        {
            return 0;
        }

        length += 3;
        if (At(text, index + length) == ':' && Digits(text, index + length + 1, 3) == 2)
        {
            length += 3;
        }

        if (At(text, index + length) is '.' or ',' && Digits(text, index + length + 1, 10) is > 0 and int fraction)
        {
            length += fraction + 1;
        }

        return length + Offset(text, index + length);
    }

    private static int Offset(string text, int index)
    {
        if (At(text, index) == 'Z')
        {
            return 1;
        }

        if (At(text, index) is not ('+' or '-') || Digits(text, index + 1, 3) != 2)
        {
            return 0;
        }

        int minutes = At(text, index + 3) == ':' ? 4 : 3;
        return Digits(text, index + minutes, 3) == 2 ? minutes + 2 : 0;
    }
}
