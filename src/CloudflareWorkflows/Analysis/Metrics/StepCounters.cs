using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Metrics;

/// <summary>The counters at the end of step names: <c>charge card-1</c>. It isn't documented whether analytics have
/// them.</summary>
internal static class StepCounters
{
    /// <summary>Whether names have counters: then all of them do.</summary>
    public static bool AreIn(IEnumerable<string> names) => names.All(name => IndexOf(name) > 0);

    /// <summary>The name without its counter.</summary>
    public static string Remove(string name) => IndexOf(name) is int index && index > 0 ? name[..index] : name;

    /// <summary>Where the counter begins; 0 or less if there is none.</summary>
    private static int IndexOf(string name)
    {
        int dash = name.LastIndexOf('-');
        bool isCounter = dash > 0 && dash < name.Length - 1 && name[dash + 1] != '0'
            && name.Skip(dash + 1).All(character => character is >= '0' and <= '9');
        return isCounter ? dash : -1;
    }
}
