using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>A cmdlet: the declarations in its attributes, and its documentation comment.</summary>
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

    /// <summary>The names of the parameter sets, the default one first, the others in declaration order.</summary>
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

    /// <summary>The pipeline inputs, by type.</summary>
    internal IEnumerable<Input> Inputs => Parameters
        .Where(parameter => parameter.Overall is { ByValue: true } or { ByPropertyName: true })
        .GroupBy(parameter => parameter.Type.Full)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new Input(group.Key, [.. group]));

    /// <summary>The parameters of a set: positional ones by position, then mandatory ones, then the others in
    /// declaration order.</summary>
    internal IEnumerable<(Parameter Parameter, ParameterBinding Binding)> InSyntax(string set) => Parameters
        .Select(parameter => (Parameter: parameter, Binding: parameter.In(set)!))
        .Where(item => item.Binding is not null)
        .OrderBy(item => item.Binding.Position ?? int.MaxValue)
        .ThenBy(item => !item.Binding.Mandatory);

    /// <summary>The description. Without remarks, it repeats the summary instead of leaving an empty
    /// section.</summary>
    internal IReadOnlyList<string> Description(Prose prose) => prose.Paragraphs(Comment.Remarks ?? Comment.Summary);
}
