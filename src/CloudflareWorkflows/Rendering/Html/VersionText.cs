namespace CloudflareWorkflows.Rendering.Html;

/// <summary>Formats the ID of a version.</summary>
internal static class VersionText
{
    private const int ShortLength = 8;

    /// <summary>Returns the first eight characters, as tables of the module show it.</summary>
    public static string Short(string versionId) => versionId.Length > ShortLength ? versionId[..ShortLength] : versionId;
}
