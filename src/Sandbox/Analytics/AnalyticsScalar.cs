using System;
using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>The scalars of the service's schema, which have names of their own.</summary>
internal sealed class AnalyticsScalar : ScalarGraphType
{
    private readonly Func<object, object?> _read;
    private readonly Func<object, object> _write;

    private AnalyticsScalar(string name, Func<object, object?> read, Func<object, object> write)
    {
        Name = name;
        _read = read;
        _write = write;
    }

    public static AnalyticsScalar Text { get; } = new("string", value => value as string, value => value);

    public static AnalyticsScalar Number { get; } = new("uint64", ReadNumber, value => value);

    public static AnalyticsScalar Real { get; } = new("float64", value => value as double?, value => value);

    public static AnalyticsScalar Flag { get; } = new("bool", value => value as bool?, value => value);

    public static AnalyticsScalar Time { get; } =
        new("Time", ReadTime, value => ((DateTimeOffset)value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public static AnalyticsScalar Date { get; } =
        new("Date", ReadTime, value => ((DateTimeOffset)value).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override object? ParseValue(object? value) =>
        value is null ? null : _read(value) ?? ThrowValueConversionError(value);

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => ParseValue(text.Value.ToString()),
        GraphQLIntValue number => ParseValue(long.Parse(number.Value.Span, CultureInfo.InvariantCulture)),
        GraphQLBooleanValue flag => ParseValue(flag.BoolValue),
        _ => ThrowLiteralConversionError(value),
    };

    public override object? Serialize(object? value) => value is null ? null : _write(value);

    private static object? ReadNumber(object value) => value switch
    {
        int number => (long)number,
        long number => number,
        _ => null,
    };

    private static object? ReadTime(object value) => value switch
    {
        DateTimeOffset time => time,
        string text when DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) => time.ToUniversalTime(),
        _ => null,
    };
}
