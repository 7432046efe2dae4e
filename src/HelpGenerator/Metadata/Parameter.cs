using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>A parameter of a cmdlet, inherited ones included.</summary>
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
    /// <summary>The parameter in one set; null where it is not offered there.</summary>
    internal ParameterBinding? In(string set) =>
        Bindings.FirstOrDefault(binding => binding.Set == set || binding.Set == ParameterBinding.AllSets);

    /// <summary>The parameter in all sets: needed if needed in each of them, piped if piped in any.</summary>
    internal ParameterBinding Overall => new(
        ParameterBinding.AllSets,
        Bindings.All(binding => binding.Mandatory),
        Bindings.Select(binding => binding.Position).FirstOrDefault(position => position is not null),
        Bindings.Any(binding => binding.ByValue),
        Bindings.Any(binding => binding.ByPropertyName));

    /// <summary>What was written about it, and the values that it accepts.</summary>
    internal IEnumerable<string> Description(Prose prose)
    {
        IEnumerable<string> written = prose.Paragraphs(Comment.Summary).Concat(prose.Paragraphs(Comment.Remarks));
        return ValidValues.Count == 0
            ? written
            : written.Append($"Accepted values: {string.Join(", ", ValidValues)}.");
    }

    /// <summary>What it is when it is not given.</summary>
    internal string Default(Prose prose) => prose.Line(Comment.Value) switch
    {
        "" => Type.IsSwitch ? "False" : "None",
        string written => written,
    };
}
