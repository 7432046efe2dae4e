using System;

namespace CloudflareWorkflows.Json;

/// <summary>A value that cannot be sent as JSON, and where in it the fault lies.</summary>
internal sealed class UnsupportedJsonValueException(string path, string reason, Exception? cause = null)
    : Exception($"{path}: {reason}", cause)
{
    /// <summary>The way from the whole value (<c>$</c>) to the part that is to blame.</summary>
    public string Path { get; } = path;

    /// <summary>Whether there is nothing wrong with it but its size.</summary>
    public bool IsTooLarge { get; init; }
}
