using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Dynamic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Numerics;
using System.Text;
using CsCheck;
using Newtonsoft.Json;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>A value to send, a check by another JSON library, and the paths that are rejected.</summary>
/// <param name="Value">The value.</param>
/// <param name="Check">Reads the value and compares it.</param>
/// <param name="Faults">The paths at which the value may be rejected. Empty if it must be sent.</param>
internal sealed record Sample(object? Value, Action<JsonTextReader> Check, string[] Faults)
{
    private static readonly string[] s_names = ["a", "A", "b", "Count", "Keys", "Length", "ü", "1", "a.b", "🥐", " ", "null"];

    /// <summary>Any value up to this depth.</summary>
    public static Gen<Sample> Any(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency((3, Scalar), (2, ListOf(Any(depth - 1))), (3, ObjectOf(Any(depth - 1)))).SelectMany(Wrapped);

    private static Gen<Sample> Scalar { get; } = Gen.OneOf(
        Among<object?>(null, DBNull.Value, AutomationNull.Value).Select(Null),
        Gen.Bool.Select(flag => Of(flag, reader => Assert.Equal(flag, reader.ReadAsBoolean()))),
        Gen.Long.Select(number => Whole(number, number)),
        Gen.ULong.Select(number => Whole(number, number)),
        Gen.Int.Select(number => Whole((nint)number, number)),
        Gen.Select(Gen.ULong, Gen.ULong, (high, low) => new UInt128(high, low)).Select(number => Whole(number, (BigInteger)number)),
        Gen.Select(Gen.ULong, Gen.ULong, (high, low) => new Int128(high, low)).Select(number => Whole(number, (BigInteger)number)),
        Gen.Select(Gen.Int, Gen.Int[0, 360], (seed, power) => seed * BigInteger.Pow(10, power)).Select(number => Whole(number, number)),
        Gen.Double.Select(number => Fraction(number, number)),
        Gen.Float.Select(number => Fraction(number, number)),
        Gen.Float.Select(number => Fraction((Half)number, (double)(Half)number)),
        Gen.Decimal.Select(number => Of(number, reader => Assert.Equal(number, reader.ReadAsDecimal()))),
        Text(32),
        Gen.Guid.Select(id => Said(id, id.ToString("D"))),
        Gen.DateTime.Select(time => Said(time, time.ToString("O", CultureInfo.InvariantCulture))),
        Gen.DateOnly.Select(date => Said(date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        Gen.TimeOnly.Select(time => Said(time, time.ToString("O", CultureInfo.InvariantCulture))),
        Gen.Byte.Array[0, 20].Select(bytes => Said(bytes, Convert.ToBase64String(bytes))),
        Gen.Enum<DayOfWeek>().Select(day => Said(day, day.ToString())));

    private static Gen<Sample> Text(int longest) => Gen.Frequency(
            (9, Gen.Char.AlphaNumeric.Select(one => one)), (2, Gen.Char), (1, Among('\uD83D', '\uDE00', '"', '\\', '\u0001')))
        .Array[0, longest].Select(characters => new string(characters)).Select(text => text.EnumerateRunes().Contains(Rune.ReplacementChar) && !IsWellFormed(text)
            ? Refused(text)
            : Said(text, text));

    private static Gen<Sample> ListOf(Gen<Sample> items) => Gen.Select(items.Array[0, 4], Gen.Int[0, 5], (all, kind) =>
    {
        object?[] values = [.. all.Select(one => one.Value)];
        object list = kind switch
        {
            0 => values,
            1 => new ArrayList(values),
            2 => new Queue<object?>(values),
            3 => values.Where(_ => true),
            4 when values.Length > 0 => Table(values),
            _ => new ReadOnlyCollection<object?>(values),
        };
        bool isTable = list is object?[,];
        return new Sample(
            list,
            reader => Read(reader, JsonToken.StartArray, JsonToken.EndArray, () =>
            {
                foreach (Sample one in all)
                {
                    if (isTable)
                    {
                        Read(reader, JsonToken.StartArray, JsonToken.EndArray, () => one.Check(reader));
                    }
                    else
                    {
                        one.Check(reader);
                    }
                }
            }),
            [.. all.SelectMany((one, index) => one.Faults.Select(error => $"[{index}]{(isTable ? "[0]" : "")}{error}"))]);
    });

    private static Gen<Sample> ObjectOf(Gen<Sample> values) =>
        Gen.Select(Among(s_names), values).Array[0, 4].SelectMany(all => Gen.Int[0, 6].Select(kind =>
        {
            // Only some types support names that differ only by case.
            StringComparer names = kind is 1 or 2 ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
            (string Name, Sample Value)[] members = [.. all.DistinctBy(one => one.Item1, names)];
            return new Sample(
                Holder(kind, members),
                reader => CheckObject(reader, members.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal)),
                [.. members.SelectMany(one => one.Value.Faults.Select(error => $".{one.Name}{error}"))]);
        }));

    private static object Holder(int kind, (string Name, Sample Value)[] members)
    {
        IDictionary dictionary = kind switch
        {
            1 => new Dictionary<string, object?>(),
            2 => new SortedList(StringComparer.Ordinal),
            3 => new OrderedDictionary(),
            _ => new Hashtable(),
        };
        ExpandoObject expando = new();
        PSObject custom = new();
        foreach ((string name, Sample value) in members)
        {
            dictionary.Add(name, value.Value);
            ((IDictionary<string, object?>)expando)[name] = value.Value;
            custom.Properties.Add(new PSNoteProperty(name, value.Value));
        }

        return kind switch
        {
            4 => expando,
            5 => custom,
            6 => new ReadOnlyDictionary<string, object?>(expando),
            _ => dictionary,
        };
    }

    private static Gen<Sample> Wrapped(Sample inner) => Gen.Bool.Select(isWrapped =>
        isWrapped && inner.Value is not null and not PSObject ? inner with { Value = new PSObject(inner.Value) } : inner);

    private static void CheckObject(JsonTextReader reader, Dictionary<string, Sample> left)
    {
        Assert.True(reader.Read());
        Assert.Equal(JsonToken.StartObject, reader.TokenType);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            Assert.True(left.Remove((string)reader.Value!, out Sample? value));
            value.Check(reader);
        }

        Assert.Equal(JsonToken.EndObject, reader.TokenType);
        Assert.Empty(left);
    }

    private static void Read(JsonTextReader reader, JsonToken start, JsonToken end, Action inside)
    {
        Assert.True(reader.Read());
        Assert.Equal(start, reader.TokenType);
        inside();
        Assert.True(reader.Read());
        Assert.Equal(end, reader.TokenType);
    }

    private static object?[,] Table(object?[] values)
    {
        object?[,] table = new object?[values.Length, 1];
        for (int row = 0; row < values.Length; row++)
        {
            table[row, 0] = values[row];
        }

        return table;
    }

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool IsWellFormed(string text) => new UnicodeEncoding(false, false, false).GetString(
        new UnicodeEncoding(false, false, false).GetBytes(text)) == text;

    private static Sample Of(object? value, Action<JsonTextReader> check) => new(value, check, []);

    private static Sample Refused(object value) => new(value, _ => Assert.Fail("It was to be refused."), [""]);

    private static Sample Null(object? value) => Of(value, reader =>
    {
        Assert.True(reader.Read());
        Assert.Equal(JsonToken.Null, reader.TokenType);
    });

    private static Sample Said(object value, string text) => Of(value, reader =>
    {
        Assert.True(reader.Read());
        Assert.Equal(JsonToken.String, reader.TokenType);
        Assert.Equal(text, reader.Value);
    });

    private static Sample Whole(object value, BigInteger number) => Of(value, reader =>
    {
        Assert.True(reader.Read());
        Assert.Equal(JsonToken.Integer, reader.TokenType);
        Assert.Equal(number, reader.Value is BigInteger large ? large : Convert.ToInt64(reader.Value, CultureInfo.InvariantCulture));
    });

    private static Sample Fraction(object value, double number) => !double.IsFinite(number)
        ? Refused(value)
        : Of(value, reader =>
        {
            // The shortest text that identifies the number within its type.
            double read = reader.ReadAsDouble()!.Value;
            Assert.True(value switch
            {
                float single => (float)read == single,
                Half index => (Half)read == index,
                _ => read == number,
            });
        });
}
