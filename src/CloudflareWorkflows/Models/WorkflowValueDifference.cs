namespace CloudflareWorkflows.Models;

/// <summary>One place where the params, or the outputs, of two instances differ.</summary>
public sealed record WorkflowValueDifference
{
    /// <summary>The place as a JSON path, for example <c>$.items[3].sku</c>.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>What differs. Changed: the values differ. Missing: only the reference has a value there. Extra: the
    /// reference has none.</summary>
    public string Kind { get; internal init; } = "";

    /// <summary>The value in the reference; null if there is none.</summary>
    public object? Reference { get; internal init; }

    /// <summary>The value in the instance; null if there is none.</summary>
    public object? Difference { get; internal init; }

    /// <summary>Returns the path and what differs.</summary>
    public override string ToString() => $"{Path}: {Kind}";
}
