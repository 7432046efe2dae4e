using System;

namespace CloudflareWorkflows.Json;

/// <summary>A value that cannot be sent as JSON, with the path of the invalid part.</summary>
internal sealed class UnsupportedJsonValueException(string path, string reason, Exception? cause = null)
    : Exception($"{path}: {reason}", cause)
{
    /// <summary>The path from the root (<c>$</c>) to the invalid part.</summary>
    public string Path { get; } = path;

    /// <summary>Whether only the size is invalid.</summary>
    public bool IsTooLarge { get; init; }
}
