using System;
using System.Linq;
using System.Text;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Unexpected JSON values.</summary>
internal static class EdgeCaseValues
{
    private const string Twice = """{"a":%,"A":1}""";

    private static readonly string[] s_small =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "0.5", "1e300", "-1e300", "1e999", "1e-999", "1e18", "1000000000000000000",
        "9223372036854775808", "-9223372036854775809", "99999999999999999999999999999999999999", "2147483648", "1.0", "1E2",
        "\"\"", "\" \"", "\"text\"", "\"*\"", "\"../..\"", "\"a/b?c#d\"", "\"123\"", "\"null\"", "\"0001-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59.999Z\"", "\"2026-02-30T00:00:00Z\"", "\"-000001-01-01T00:00:00Z\"", "\"2026-11-02\"",
        "\"2026-11-02T08:00:00+99:00\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u001b[31m\\r\\n\"", "\"\\ufeff\"",
        "[]", "[null]", "[[]]", "[1,\"a\",null,{}]", "{}", "{\"\":1}", "{\"a\":1,\"A\":2}", "{\"psobject\":1,\"PSTypeNames\":[\"x\"]}",
        "{\"__proto__\":{}}", "{\"\\ud800\":1}", "{\"a\":1,\"a\":2}", "{\"Count\":-1,\"Length\":\"x\"}", "{\"id\":null}",
    ];

    // Invalid JSON in place of a value.
    private static readonly string[] s_wrong =
        ["NaN", "Infinity", "undefined", "'text'", "01", "+1", "1.", ".5", "0x10", "\"\\x\"", "\"\\u12\"", "[1,]", "{,}", "\"\n\"", "//", "-"];

    /// <summary>A value, valid if required.</summary>
    public static byte[] Next(Random random, bool wellFormed) => random.Next(wellFormed ? 20 : 26) switch
    {
        0 => Large(random),
        > 23 => [(byte)'"', .. Bytes(random, 8).Where(one => one is not (byte)'"'), (byte)'"'],
        > 19 => Encoding.UTF8.GetBytes(s_wrong[random.Next(s_wrong.Length)]),
        _ => Encoding.UTF8.GetBytes(s_small[random.Next(s_small.Length)]),
    };

    public static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Large(Random random) => Encoding.ASCII.GetBytes(random.Next(7) switch
    {
        0 => new string('7', Size(random)),
        1 => $"0.{new string('3', Size(random))}",
        2 => $"1e{new string('9', Size(random) / 10)}",
        3 => $"\"{new string('x', Size(random))}\"",
        4 => Nested("[%]", random.Next(2, 5_000)),
        5 => Nested("""{"a":%}""", random.Next(2, 5_000)),

        // Names that differ only by case, at each level: a reader that reads each level twice would take exponential time.
        _ => Nested(random.Next(2) == 0 ? Twice : """{"a":%,"":1}""", random.Next(2, 40)),
    });

    /// <summary>Mostly moderate, sometimes up to a million.</summary>
    private static int Size(Random random) => (int)Math.Pow(10, 2 + (4 * random.NextDouble()));

    private static string Nested(string level, int depth)
    {
        string[] parts = level.Split('%');
        return string.Concat(Enumerable.Repeat(parts[0], depth)) + "1" + string.Concat(Enumerable.Repeat(parts[1], depth));
    }
}
