using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Resolves a path relative to the session's location, which may differ from the process's working
/// directory.</summary>
internal static class FileSystemPath
{
    /// <summary>Returns the full path for .NET. The path is literal and need not exist.</summary>
    public static string Of(SessionState session, string path)
    {
        string full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return IsFileSystem(provider) ? full : throw NotAFile(path, provider);
    }

    /// <summary>Returns the full paths of the files to read.</summary>
    /// <param name="session">The session.</param>
    /// <param name="path">The path.</param>
    /// <param name="isLiteral">Whether the path can't contain wildcards.</param>
    public static Collection<string> ToRead(SessionState session, string path, bool isLiteral)
    {
        try
        {
            if (isLiteral)
            {
                return [Of(session, path)];
            }

            Collection<string> found = session.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return !IsFileSystem(provider) ? throw NotAFile(path, provider)
                : found.Count > 0 ? found
                : throw NoSuchFile(path, $"No file matches '{path}'.");
        }
        catch (Exception failure) when (failure is SessionStateException or WildcardPatternException)
        {
            // The item, its drive, or its provider doesn't exist, or the pattern isn't valid.
            throw NoSuchFile(path, $"The file '{path}' can't be found: {failure.Message}");
        }
    }

    private static bool IsFileSystem(ProviderInfo provider) => provider.Name == "FileSystem";

    private static CmdletErrorException NotAFile(string path, ProviderInfo provider) => new(
        "NotAFile", ErrorCategory.InvalidArgument,
        $"'{path}' isn't a file system path: it belongs to the provider {provider.Name}.", path);

    private static CmdletErrorException NoSuchFile(string path, string message) =>
        new("NoSuchFile", ErrorCategory.ObjectNotFound, message, path);
}
