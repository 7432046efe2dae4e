using System;
using System.Globalization;
using System.Numerics;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Converts a value to a key, such as an id.</summary>
internal static class KeyText
{
    /// <summary>Returns the key as text; null if the value is not text, an integer or a Guid.</summary>
    /// <param name="value">The value. Spreadsheets return integers as floating-point numbers.</param>
    public static string? Of(object? value) => BaseObject.OrCustomObject(value) switch
    {
        Enum => null,
        string text => text,
        char character => character.ToString(),
        Guid guid => guid.ToString(),
        double number when IsWhole(number) => number.ToString("0", CultureInfo.InvariantCulture),
        float number when IsWhole(number) => number.ToString("0", CultureInfo.InvariantCulture),
        decimal number when decimal.Truncate(number) == number => number.ToString("0", CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger =>
            Convert.ToString(BaseObject.OrCustomObject(value), CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Larger numbers are not exact.</summary>
    private static bool IsWhole(double number) => Math.Abs(number) < 1L << 53 && Math.Truncate(number) == number;
}
