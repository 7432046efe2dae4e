using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>A type that a cmdlet accepts from the pipeline, and the parameters that bind it.</summary>
internal sealed record Input(string TypeName, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>Returns one line per parameter.</summary>
    internal IReadOnlyList<string> Description => [.. Parameters.Select(Binds)];

    private static string Binds(Parameter parameter) => parameter.Overall switch
    {
        { ByValue: true, ByPropertyName: true } => $"-{parameter.Name}, by value or by property name.",
        { ByValue: true } => $"-{parameter.Name}, by value.",
        _ => $"-{parameter.Name}, by property name.",
    };
}
