using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>The result of asking one question. Exactly one property is set.</summary>
public sealed record ServiceAnswer
{
    /// <summary>The answer, in the form of the question.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Answer { get; init; }

    /// <summary>Why there is no answer, for example the plan or a missing permission.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unanswered { get; init; }

    /// <summary>What the service did, if the form of the question has no value for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unexpected { get; init; }
}
