using System.IO;

namespace CloudflareWorkflows.Platform;

/// <summary>A file that only its owner can read if its folder is private: this build runs on Windows, where a file
/// inherits the permissions of its folder.</summary>
internal static class PrivateFile
{
    /// <summary>Opens or creates a file with exclusive access. Writes are not buffered in the process.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
}
