using System.Text.Json;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Formats outputs as the log shows them: JSON in a string, truncated if long, redacted if
/// sensitive.</summary>
internal static class OutputText
{
    private const int Limit = 10_000;

    /// <summary>Returns the truncated output of an instance; null unless it completed.</summary>
    public static string? Of(Instance instance, InstanceSnapshot snapshot) =>
        Whole(instance, snapshot) is string output ? Cut(output) : null;

    /// <summary>Returns the output of an instance; null unless it completed.</summary>
    public static string? Whole(Instance instance, InstanceSnapshot snapshot)
    {
        if (snapshot.Status != InstanceStatus.Complete)
        {
            return null;
        }

        using JsonDocument parameters = JsonDocument.Parse(instance.Params ?? "{}");
        return instance.Script.Output(parameters.RootElement);
    }

    /// <summary>Returns the output of a step; null unless it succeeded with an output.</summary>
    public static string? Of(StepRecord record) => record switch
    {
        { Output: null } => null,
        { Step: DoStep { IsSensitive: true } } => "[REDACTED]",
        _ => Cut(record.Output),
    };

    private static string Cut(string text) => text.Length <= Limit ? text : text[..Limit];
}
