using System.Text.Json;
using CloudflareWorkflows.Sandbox.Runs;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Outputs as the log shows them: JSON in a string, cut when long, hidden when sensitive.</summary>
internal static class OutputText
{
    private const int Limit = 10_000;

    /// <summary>What an instance returned, shortened; null unless it completed.</summary>
    public static string? Of(Instance instance, Timeline timeline) =>
        Whole(instance, timeline) is string output ? Cut(output) : null;

    /// <summary>What an instance returned; null unless it completed.</summary>
    public static string? Whole(Instance instance, Timeline timeline)
    {
        if (timeline.Status != InstanceStatus.Complete)
        {
            return null;
        }

        using JsonDocument parameters = JsonDocument.Parse(instance.Params ?? "{}");
        return instance.Script.Output(parameters.RootElement);
    }

    /// <summary>What a step returned; null unless it worked and returned something.</summary>
    public static string? Of(StepRecord record) => record switch
    {
        { Output: null } => null,
        { Step: DoStep { IsSensitive: true } } => "[REDACTED]",
        _ => Cut(record.Output),
    };

    private static string Cut(string text) => text.Length <= Limit ? text : text[..Limit];
}
