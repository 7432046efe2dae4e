namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>What the service had to offer.</summary>
/// <param name="Items">What can be typed, in the order in which to show it.</param>
/// <param name="IsComplete">False if there is more than this.</param>
internal sealed record Suggestions(Suggestion[] Items, bool IsComplete)
{
    /// <summary>One request's worth: more than this nobody picks from.</summary>
    public const int MaximumCount = 100;
}

/// <summary>One thing that can be typed, and what to show beside it.</summary>
internal sealed record Suggestion(string Text, string ToolTip);
