using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>The JSON format of answers: names and named values in kebab case.</summary>
internal static class BehaviorJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        WriteIndented = true,
    };
}
