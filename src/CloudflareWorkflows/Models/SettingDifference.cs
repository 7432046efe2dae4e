using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>A change of one setting, as text for users.</summary>
/// <param name="Setting">The name of the setting, which is the name of the parameter.</param>
/// <param name="Before">The value before; null for the default of the service.</param>
/// <param name="After">The value after; null for the default of the service.</param>
internal sealed record SettingDifference(string Setting, string? Before, string? After)
{
    /// <summary>The differences between two deployments; without a first one, everything that the second one
    /// sets.</summary>
    public static IReadOnlyList<SettingDifference> Between(WorkflowDeployment? before, WorkflowDeployment after) =>
        [.. All(before, after).OfType<SettingDifference>()];

    /// <summary>The difference between two retentions; null if they mean the same time.</summary>
    public static SettingDifference? Of(string setting, Retention? before, Retention? after) =>
        before?.Time is not null && before.Time == after?.Time ? null : Of(setting, before?.ToString(), after?.ToString());

    public override string ToString() => $"{Setting} {Before ?? "default"} -> {After ?? "default"}";

    public string ToStringAsNew() => $"{Setting} {After}";

    private static IEnumerable<SettingDifference?> All(WorkflowDeployment? before, WorkflowDeployment after)
    {
        yield return Of("ScriptName", before?.ScriptName, after.ScriptName);
        yield return Of("ClassName", before?.ClassName, after.ClassName);
        yield return Of("StepLimit", Number(before?.StepLimit), Number(after.StepLimit));
        yield return OfSets("Schedule", before?.Schedules ?? [], after.Schedules ?? []);
        yield return Of("SuccessRetention", before?.SuccessRetention, after.SuccessRetention);
        yield return Of("ErrorRetention", before?.ErrorRetention, after.ErrorRetention);
        yield return Of("ConcurrencyLimit", Number(before?.ConcurrencyLimit), Number(after.ConcurrencyLimit));
        yield return after.Jurisdiction is null ? null : Of("Jurisdiction", before?.Jurisdiction, after.Jurisdiction);
    }

    private static SettingDifference? Of(string setting, string? before, string? after) =>
        before == after ? null : new SettingDifference(setting, before, after);

    /// <summary>The order of cron expressions doesn't matter.</summary>
    private static SettingDifference? OfSets(string setting, string[] before, string[] after) =>
        new HashSet<string>(before).SetEquals(after) ? null : new SettingDifference(setting, List(before), List(after));

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string List(string[] items) => items.Length == 0 ? "none" : "'" + string.Join("', '", items) + "'";
}
