using System;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>A line isn't one of an archive, is damaged, or has a form that is newer than this module.</summary>
internal sealed class ArchiveLineException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The form, if it is newer than this module; else null.</summary>
    public long? NewerForm { get; init; }
}
