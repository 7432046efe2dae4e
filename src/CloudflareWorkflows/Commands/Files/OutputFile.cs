using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>A file that is created completely or not at all: it is written under a temporary name and then
/// moved.</summary>
/// <param name="path">The final path.</param>
/// <param name="overwrite">Whether to overwrite an existing file.</param>
internal sealed class OutputFile(string path, bool overwrite) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly string _target = ReplacedFile.Target(path);
    private readonly string _temporaryPath = $"{ReplacedFile.Target(path)}.{Guid.NewGuid():N}.part";

    /// <summary>Rejects a path where the file could not be created, before a request is sent.</summary>
    public static void Check(string path, bool overwrite)
    {
        if (Directory.Exists(path) || ReplacedFile.IsDevice(path))
        {
            string kind = Directory.Exists(path) ? "folder" : "device";
            throw Refused(path, "NotAFile", ErrorCategory.InvalidArgument, $"it is a {kind}", null);
        }

        if (!overwrite && File.Exists(path))
        {
            throw Refused(path, "FileExists", ErrorCategory.ResourceExists, "it already exists", "Use -Force to overwrite it.");
        }

        CheckFolder(path);
    }

    /// <summary>Rejects a path in a folder that doesn't exist.</summary>
    public static void CheckFolder(string path)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw Refused(
                path, "NoSuchFolder", ErrorCategory.ObjectNotFound, "its folder doesn't exist", "Create the folder with New-Item -ItemType Directory.");
        }
    }

    /// <summary>Opens the temporary file, empty. May be called again when a read is retried.</summary>
    public Stream Open() => ReplacedFile.Create(_temporaryPath, _target);

    /// <summary>Writes text in UTF-8 as it is produced.</summary>
    public void Write(Action<TextWriter> write)
    {
        try
        {
            using StreamWriter writer = new(Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize);
            write(writer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FileNotWritableException(failure);
        }
    }

    /// <summary>Moves the file to its final path.</summary>
    public FileInfo Finish()
    {
        try
        {
            if (overwrite && File.Exists(_target))
            {
                ReplacedFile.Replace(_temporaryPath, _target);
            }
            else
            {
                File.Move(_temporaryPath, _target);
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

    /// <summary>Deletes an incomplete file.</summary>
    public void Dispose()
    {
        if (File.Exists(_temporaryPath))
        {
            File.Delete(_temporaryPath);
        }
    }

    private static CmdletErrorException Refused(
        string path, string errorId, ErrorCategory category, string reason, string? action) =>
        new(errorId, category, $"The file '{path}' was not written: {reason}.", path) { RecommendedAction = action };
}
