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
        return provider.Name == "FileSystem"
            ? full
            : throw new CmdletErrorException(
                "NotAFile", ErrorCategory.InvalidArgument,
                $"'{path}' isn't a file system path: it belongs to the provider {provider.Name}.", path);
    }
}
