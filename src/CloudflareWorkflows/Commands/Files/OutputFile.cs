using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>A file that is there whole or not at all: it is written beside its place, and moved there at the end.</summary>
/// <param name="path">Where it is to be.</param>
/// <param name="overwrite">Whether it may take another file's place.</param>
internal sealed class OutputFile(string path, bool overwrite) : IDisposable
{
    private readonly string _temporaryPath = $"{path}.{Guid.NewGuid():N}.part";

    /// <summary>Refuses a place where it could not be, before anything is asked of the service.</summary>
    public static void Check(string path, bool overwrite)
    {
        if (Directory.Exists(path))
        {
            throw Refused(path, "NotAFile", ErrorCategory.InvalidArgument, "it is a folder", null);
        }

        if (!overwrite && File.Exists(path))
        {
            throw Refused(path, "FileExists", ErrorCategory.ResourceExists, "it is there already", "Give -Force to overwrite it.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw Refused(path, "NoSuchFolder", ErrorCategory.ObjectNotFound, "its folder is not there", null);
        }
    }

    /// <summary>Opens it, empty, however often: a reading may be begun again.</summary>
    public Stream Open() => new FileStream(_temporaryPath, FileMode.Create, FileAccess.Write, FileShare.None);

    /// <summary>Fills it with text, in UTF-8.</summary>
    public void Write(string text)
    {
        try
        {
            File.WriteAllText(_temporaryPath, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FileNotWritableException(failure);
        }
    }

    /// <summary>Puts it in its place.</summary>
    public FileInfo Finish()
    {
        try
        {
            if (overwrite && File.Exists(path))
            {
                File.Replace(_temporaryPath, path, null);
            }
            else
            {
                File.Move(_temporaryPath, path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FileNotWritableException(failure);
        }

        return new FileInfo(path);
    }

    public CmdletErrorException Failed(FileNotWritableException failure) =>
        Refused(path, "CannotWriteFile", ErrorCategory.WriteError, failure.Message.TrimEnd('.'), null);

    /// <summary>Leaves no half file behind.</summary>
    public void Dispose()
    {
        if (File.Exists(_temporaryPath))
        {
            File.Delete(_temporaryPath);
        }
    }

    private static CmdletErrorException Refused(
        string path, string errorId, ErrorCategory category, string reason, string? action) =>
        new(errorId, category, $"The file '{path}' is not written: {reason}.", path) { RecommendedAction = action };
}
