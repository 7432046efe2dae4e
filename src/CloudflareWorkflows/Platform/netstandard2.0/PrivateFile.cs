using System.IO;

namespace CloudflareWorkflows.Platform;

/// <summary>A file that only its owner reads, as far as its folder says so: this build is for Windows, where a file takes the
/// permissions of its folder.</summary>
internal static class PrivateFile
{
    /// <summary>Opens a file for this process alone, or creates it. What is written goes to the system at once.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
}
