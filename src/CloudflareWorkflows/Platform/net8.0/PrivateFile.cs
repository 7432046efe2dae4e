using System;
using System.IO;

namespace CloudflareWorkflows.Platform;

/// <summary>A file that only its owner can read.</summary>
internal static class PrivateFile
{
    /// <summary>Opens or creates a file with exclusive access. Writes are not buffered in the process.</summary>
    public static FileStream Open(string path)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
