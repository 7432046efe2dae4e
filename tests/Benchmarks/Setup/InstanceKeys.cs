namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>What a pipeline is fed with, as a script that puts it into a variable.</summary>
internal static class InstanceKeys
{
    /// <summary>The keys of the instances that were seeded with a prefix.</summary>
    public static string Of(string workflow, string prefix, int count) =>
        $$"""
        $keys = foreach ($number in 0..{{count - 1}}) {
            [pscustomobject]@{ WorkflowName = '{{workflow}}'; Id = '{{prefix}}-{0:d6}' -f $number }
        }
        """;

    /// <summary>So many inputs for each of some workflows, which are to be started.</summary>
    public static string Inputs(string[] workflows, int each) =>
        $$"""
        $inputs = foreach ($workflow in -split '{{string.Join(' ', workflows)}}') {
            foreach ($number in 1..{{each}}) { [pscustomobject]@{ WorkflowName = $workflow } }
        }
        """;
}
