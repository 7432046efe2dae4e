using System;
using System.IO;

namespace CloudflareWorkflows.Platform;

/// <summary>A file that a new one replaces.</summary>
internal static class ReplacedFile
{
    /// <summary>Returns the file that a link leads to; the path itself if it's not a link.</summary>
    public static string Target(string path) => new FileInfo(path).LinkTarget is null
        ? path
        : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>Whether a path is a device, such as <c>/dev/null</c>. A new file would take its place.</summary>
    public static bool IsDevice(string path) => !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal);

    /// <summary>Creates or empties a file that nobody can read who can't read the replaced one.</summary>
    /// <param name="path">The path of the new file.</param>
    /// <param name="replaced">The path of the replaced file, which may not exist.</param>
    public static FileStream Create(string path, string replaced)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && File.Exists(replaced))
        {
            options.UnixCreateMode = File.GetUnixFileMode(replaced);
        }

        return new FileStream(path, options);
    }

    /// <summary>Moves a new file to the place of another one, which keeps its permissions.</summary>
    public static void Replace(string path, string replaced)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(replaced));
        }

        File.Replace(path, replaced, null);
    }
}
