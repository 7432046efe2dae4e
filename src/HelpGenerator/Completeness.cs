using System.Collections.Generic;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator;

/// <summary>Checks what the compiler cannot: examples, and summaries that are not empty.</summary>
internal static class Completeness
{
    /// <summary>Returns one line per missing documentation.</summary>
    internal static IEnumerable<string> Check(IEnumerable<Cmdlet> cmdlets)
    {
        foreach (Cmdlet cmdlet in cmdlets)
        {
            if (!cmdlet.Comment.HasSummary)
            {
                yield return $"HELP001: {cmdlet.Name} has no <summary>.";
            }

            foreach (Parameter parameter in cmdlet.Parameters)
            {
                if (!parameter.Comment.HasSummary)
                {
                    yield return $"HELP002: {cmdlet.Name} -{parameter.Name} has no <summary>.";
                }
            }

            foreach (string problem in CheckExamples(cmdlet))
            {
                yield return problem;
            }

            foreach (Output output in cmdlet.Outputs)
            {
                if (output.IsOfModule && !output.Comment.HasSummary)
                {
                    yield return $"HELP004: {cmdlet.Name} emits {output.TypeName}, which has no <summary>.";
                }
            }
        }
    }

    private static IEnumerable<string> CheckExamples(Cmdlet cmdlet)
    {
        if (cmdlet.Comment.Examples.Count == 0)
        {
            yield return $"HELP003: {cmdlet.Name} has no <example>.";
        }

        foreach (Example example in cmdlet.Comment.Examples)
        {
            if (!example.IsComplete)
            {
                yield return $"HELP003: {cmdlet.Name} has an <example> without its <code> or its explanation.";
            }
        }
    }
}
