using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>A cmdlet as its attributes declare it, and what its author wrote about it.</summary>
internal sealed record Cmdlet(
    string Verb,
    string Noun,
    string DocumentationId,
    string? DefaultSet,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<Output> Outputs,
    Comment Comment)
{
    internal string Name => $"{Verb}-{Noun}";

    /// <summary>The names of the parameter sets, the default one first, the others as they were declared.</summary>
    internal IReadOnlyList<string> ParameterSets
    {
        get
        {
            IEnumerable<string> declared = Parameters
                .SelectMany(parameter => parameter.Bindings)
                .Select(binding => binding.Set)
                .Where(set => set != ParameterBinding.AllSets);
            IEnumerable<string> named = DefaultSet is null ? declared : declared.Prepend(DefaultSet);
            return [.. named.DefaultIfEmpty(ParameterBinding.AllSets).Distinct()];
        }
    }
}
