namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>The completions from the service.</summary>
/// <param name="Items">The completions, in display order.</param>
/// <param name="IsComplete">False if there are more.</param>
internal sealed record Suggestions(Suggestion[] Items, bool IsComplete)
{
    /// <summary>The size of one page. More suggestions are not useful.</summary>
    public const int MaximumCount = 100;
}

/// <summary>One completion and its tooltip.</summary>
internal sealed record Suggestion(string Text, string ToolTip);
