using System.IO;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>Checks files that a command reads.</summary>
internal static class InputFile
{
    /// <summary>Rejects a path that isn't that of a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="folderAdvice">What to do if it's a folder.</param>
    public static void Check(string path, string folderAdvice)
    {
        if (Directory.Exists(path))
        {
            throw new CmdletErrorException("NotAFile", ErrorCategory.InvalidArgument, $"'{path}' is a folder.", path)
            {
                RecommendedAction = folderAdvice,
            };
        }

        if (!File.Exists(path))
        {
            throw new CmdletErrorException("NoSuchFile", ErrorCategory.ObjectNotFound, $"The file '{path}' doesn't exist.", path);
        }
    }

    /// <summary>The error for a file that can't be read.</summary>
    public static CmdletErrorException Unreadable(string path, string reason) => new(
        "CannotReadFile", ErrorCategory.ReadError, $"The file '{path}' can't be read: {reason}", path);
}
