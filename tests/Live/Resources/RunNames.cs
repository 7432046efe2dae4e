using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Live.Resources;

/// <summary>The names of what one run creates: a Worker, and a workflow for each class of it.</summary>
internal sealed partial record RunNames
{
    /// <summary>What every name begins with.</summary>
    public const string Prefix = "cfwlive-";

    /// <summary>What the name of every class begins with.</summary>
    public const string ClassPrefix = "CfwLive";

    /// <summary>The classes of the Worker, without their prefix.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["Echo", "Waiting", "Sleeping", "Retrying", "Failing", "NonRetryable", "Rollback", "Timed"];

    private RunNames(string script) => Script = script;

    /// <summary>The Worker.</summary>
    public string Script { get; }

    /// <summary>The workflows.</summary>
    public IEnumerable<string> Workflows => Kinds.Select(Workflow);

    /// <summary>Returns the names of a run that begins now. They differ from the names that are in use.</summary>
    public static RunNames At(DateTimeOffset now, IReadOnlyCollection<string> inUse)
    {
        RunNames names = new($"{Prefix}{now.UtcDateTime.ToString("yyyyMMdd't'HHmmss", CultureInfo.InvariantCulture)}");
        return inUse.Any(name => name.StartsWith(names.Script, StringComparison.Ordinal)) ? At(now.AddSeconds(1), inUse) : names;
    }

    /// <summary>Returns the names in the local engine, which has its workflows from its start.</summary>
    public static RunNames Local() => new($"{Prefix}local");

    public static string Class(string kind) => ClassPrefix + kind;

    public string Workflow(string kind) => $"{Script}-{kind.ToLowerInvariant()}";

    /// <summary>Whether a Worker's name is one that a run makes.</summary>
    public static bool IsScript(string name) => ScriptPattern().IsMatch(name);

    /// <summary>Whether a workflow's name, Worker and class are those that a run makes.</summary>
    public static bool IsWorkflow(string name, string? script, string? className) =>
        script is not null && IsScript(script) && Kinds.Any(kind => className == Class(kind) && name == new RunNames(script).Workflow(kind));

    [GeneratedRegex(@"\Acfwlive-[0-9]{8}t[0-9]{6}\z")]
    private static partial Regex ScriptPattern();
}
