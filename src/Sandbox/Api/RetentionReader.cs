using System;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Reads a retention: whole milliseconds, or a phrase such as <c>7 days</c>.</summary>
internal static partial class RetentionReader
{
    // A thousand years, so that dates stay in range.
    private const long MaximumMilliseconds = 1000L * 365 * 86_400_000;

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(30);

    public static Retention? Read(RetentionBody? body, ServiceBehavior behavior) => body is null
        ? null
        : new Retention(
            Limit(ReadSpan(body.SuccessRetention), behavior), Limit(ReadSpan(body.ErrorRetention), behavior));

    private static TimeSpan? Limit(TimeSpan? span, ServiceBehavior behavior) => span <= s_longest
        ? span
        : behavior.LongRetention switch
        {
            LimitEffect.Accepted => span,
            LimitEffect.Reduced => span is null ? null : s_longest,
            _ => span is null ? null : throw ApiErrors.Body("retention"),
        };

    private static TimeSpan? ReadSpan(RawJson? value)
    {
        if (value is not { } json)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(json.Text);
        return document.RootElement switch
        {
            { ValueKind: JsonValueKind.Number } number
                when number.TryGetInt64(out long milliseconds) && milliseconds is >= 0 and <= MaximumMilliseconds =>
                TimeSpan.FromMilliseconds(milliseconds),
            { ValueKind: JsonValueKind.String } phrase => ReadPhrase(phrase.GetString()!),
            _ => throw ApiErrors.Body("retention"),
        };
    }

    private static TimeSpan ReadPhrase(string phrase)
    {
        Match match = PhrasePattern().Match(phrase);
        return match.Success
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * Unit(match.Groups[2].Value)
            : throw ApiErrors.Body("retention");
    }

    private static TimeSpan Unit(string name) => name switch
    {
        "second" => TimeSpan.FromSeconds(1),
        "minute" => TimeSpan.FromMinutes(1),
        "hour" => TimeSpan.FromHours(1),
        "day" => TimeSpan.FromDays(1),
        "week" => TimeSpan.FromDays(7),
        "month" => TimeSpan.FromDays(30),
        _ => TimeSpan.FromDays(365),
    };

    [GeneratedRegex(@"^(\d{1,4})\s+(second|minute|hour|day|week|month|year)s?\z")]
    private static partial Regex PhrasePattern();
}
