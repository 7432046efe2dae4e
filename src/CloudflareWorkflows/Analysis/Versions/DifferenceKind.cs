namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>The kinds of differences between versions.</summary>
internal static class DifferenceKind
{
    public const string Added = "Added";
    public const string Removed = "Removed";
    public const string Renamed = "Renamed";
    public const string Moved = "Moved";
    public const string Changed = "Changed";
}
