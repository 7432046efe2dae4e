using System.Collections.Concurrent;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>The names of steps in the log, each held once: a hundred thousand instances share a few names.</summary>
internal static class StepNames
{
    private static readonly ConcurrentDictionary<(string Name, int Occurrence), string> s_names = new();

    public static string Of(ScriptStep step) =>
        s_names.GetOrAdd((step.Name, step.Occurrence), static (_, one) => one.LogName, step);
}
