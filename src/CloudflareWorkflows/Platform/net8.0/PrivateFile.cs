using System;
using System.IO;

namespace CloudflareWorkflows.Platform;

/// <summary>A file that only its owner reads.</summary>
internal static class PrivateFile
{
    /// <summary>Opens a file for this process alone, or creates it. What is written goes to the system at once.</summary>
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
