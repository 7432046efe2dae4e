namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>The input of a pipeline, as a script that assigns it to a variable.</summary>
internal static class InstanceKeys
{
    /// <summary>The keys of the instances seeded with a prefix.</summary>
    public static string Of(string workflow, string prefix, int count) =>
        $$"""
        $keys = foreach ($number in 0..{{count - 1}}) {
            [pscustomobject]@{ WorkflowName = '{{workflow}}'; Id = '{{prefix}}-{0:d6}' -f $number }
        }
        """;

    /// <summary>A number of creation inputs for each workflow.</summary>
    public static string Inputs(string[] workflows, int each) =>
        $$"""
        $inputs = foreach ($workflow in -split '{{string.Join(' ', workflows)}}') {
            foreach ($number in 1..{{each}}) { [pscustomobject]@{ WorkflowName = $workflow } }
        }
        """;
}
