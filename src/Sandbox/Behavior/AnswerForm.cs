using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>The values that can answer a question.</summary>
public sealed class AnswerForm
{
    private readonly Func<JsonElement, bool> _accepts;

    private AnswerForm(string description, Func<JsonElement, bool> accepts, params IEnumerable<object> examples)
    {
        Description = description;
        _accepts = accepts;
        Examples = [.. examples.Select(example => JsonSerializer.SerializeToElement(example, BehaviorJson.Options))];
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static AnswerForm YesNo { get; } = new(
        "true or false", value => value.ValueKind is JsonValueKind.True or JsonValueKind.False, true, false);

    /// <summary>An HTTP status and a code.</summary>
    public static AnswerForm Error { get; } = new(
        "an HTTP status and a code", IsError, new ServiceError(400, 10002), new ServiceError(422, 10999));

    /// <summary>What it is, in words.</summary>
    public string Description { get; }

    /// <summary>Some of the values; at least two.</summary>
    public IReadOnlyList<JsonElement> Examples { get; }

    /// <summary>One of some texts.</summary>
    public static AnswerForm OneOf(params IReadOnlyCollection<string> values) => new(
        string.Join(", ", values),
        value => value.ValueKind == JsonValueKind.String && values.Contains(value.GetString()),
        values);

    /// <summary>One of the values of an enumeration, in kebab case.</summary>
    public static AnswerForm OneOf<T>()
        where T : struct, Enum =>
        OneOf([.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]);

    /// <summary>A whole number. Another value than the smallest is needed as an example.</summary>
    public static AnswerForm Number(int minimum, int maximum, int example) => new(
        $"a number from {minimum} to {maximum}", value => IsNumber(value, minimum, maximum), minimum, example);

    /// <summary>Whether a value has this form.</summary>
    public bool Accepts(JsonElement value) => _accepts(value);

    private static bool IsError(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().Count() == 2
        && value.TryGetProperty("status", out JsonElement status) && IsNumber(status, 400, 599)
        && value.TryGetProperty("code", out JsonElement code) && IsNumber(code, 0, int.MaxValue);

    private static bool IsNumber(JsonElement value, int minimum, int maximum) =>
        value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out int number) && number >= minimum && number <= maximum;
}
