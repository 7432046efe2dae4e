namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>How a parameter is bound in one parameter set.</summary>
internal sealed record ParameterBinding(string Set, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName)
{
    /// <summary>PowerShell's name for "in every set".</summary>
    internal const string AllSets = "__AllParameterSets";

    /// <summary>Describes how the pipeline binds it.</summary>
    internal string PipelineInput => (ByPropertyName, ByValue) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByPropertyName)",
        (false, true) => "True (ByValue)",
        _ => "False",
    };
}
