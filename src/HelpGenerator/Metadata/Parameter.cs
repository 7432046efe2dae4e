using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>A parameter of a cmdlet, declared or inherited.</summary>
internal sealed record Parameter(
    string Name,
    string DocumentationId,
    TypeName Type,
    IReadOnlyList<ParameterBinding> Bindings,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> ValidValues,
    bool SupportsWildcards,
    Comment Comment)
{
    /// <summary>Returns the binding in one parameter set; null if the set does not contain it.</summary>
    internal ParameterBinding? In(string set) =>
        Bindings.FirstOrDefault(binding => binding.Set == set || binding.Set == ParameterBinding.AllSets);

    /// <summary>The binding in all parameter sets: mandatory if it is in every set, from the pipeline if it is in
    /// any.</summary>
    internal ParameterBinding Overall => new(
        ParameterBinding.AllSets,
        Bindings.All(binding => binding.Mandatory),
        Bindings.Select(binding => binding.Position).FirstOrDefault(position => position is not null),
        Bindings.Any(binding => binding.ByValue),
        Bindings.Any(binding => binding.ByPropertyName));

    /// <summary>The documentation and the accepted values.</summary>
    internal IEnumerable<string> Description(Prose prose)
    {
        IEnumerable<string> written = prose.Paragraphs(Comment.Summary).Concat(prose.Paragraphs(Comment.Remarks));
        return ValidValues.Count == 0
            ? written
            : written.Append($"Accepted values: {string.Join(", ", ValidValues)}.");
    }

    /// <summary>The default value.</summary>
    internal string Default(Prose prose) => prose.Line(Comment.Value) switch
    {
        "" => Type.IsSwitch ? "False" : "None",
        string written => written,
    };
}
