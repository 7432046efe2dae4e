using System.Text.Json;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Live.Answers;

/// <summary>Answers as people read them.</summary>
internal static class AnswerText
{
    public static string Of(ServiceAnswer answer) => answer switch
    {
        { Answer: JsonElement value } => Of(value),
        { Unexpected: string unexpected } => $"unexpected: {unexpected}",
        _ => $"unanswered: {answer.Unanswered}",
    };

    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object when value.TryGetProperty("status", out JsonElement status) && value.TryGetProperty("code", out JsonElement code) =>
            $"{status} with {code}",
        _ => value.GetRawText(),
    };
}
