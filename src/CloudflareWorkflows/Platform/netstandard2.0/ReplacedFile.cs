using System.IO;

namespace CloudflareWorkflows.Platform;

/// <summary>A file that a new one replaces: this build runs on Windows, where the replaced file passes on its
/// permissions.</summary>
internal static class ReplacedFile
{
    /// <summary>Returns the path: this framework can't follow links.</summary>
    public static string Target(string path) => path;

    /// <summary>Whether a path is a device: Windows doesn't create files with such names.</summary>
    public static bool IsDevice(string path) => false;

    /// <summary>Creates or empties a file.</summary>
    /// <param name="path">The path of the new file.</param>
    /// <param name="replaced">The path of the replaced file.</param>
    public static FileStream Create(string path, string replaced) => new(path, FileMode.Create, FileAccess.Write, FileShare.None);

    /// <summary>Moves a new file to the place of another one, which keeps its permissions.</summary>
    public static void Replace(string path, string replaced) => File.Replace(path, replaced, null);
}
