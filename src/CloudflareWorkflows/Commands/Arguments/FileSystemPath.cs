using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>A file as the user names it: relative to where the session stands, which is not where the process does.</summary>
internal static class FileSystemPath
{
    /// <summary>The path for .NET. It is taken literally, and need not be there.</summary>
    public static string Of(SessionState session, string path)
    {
        string full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem"
            ? full
            : throw new CmdletErrorException(
                "NotAFile", ErrorCategory.InvalidArgument,
                $"'{path}' is no path of a file: it belongs to the provider {provider.Name}.", path);
    }
}
