namespace CloudflareWorkflows.Json.Archives;

/// <summary>The form of the lines of an archive.</summary>
internal static class ArchiveForm
{
    /// <summary>The newest form that this module reads, which is the one that it writes. A column that readers may ignore does
    /// not need a new form.</summary>
    public const int Newest = 1;
}
