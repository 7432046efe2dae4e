using System;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Splits a path relative to the account. It cannot leave the account.</summary>
internal static class PathArgument
{
    private static readonly Regex s_address = new(@"^\s*([a-zA-Z][a-zA-Z0-9+.-]*:|//|\\)", RegexOptions.CultureInvariant);

    /// <summary>Returns the decoded segments.</summary>
    public static string[] Segments(string path)
    {
        if (s_address.IsMatch(path))
        {
            throw Refused(path, "it is a full address; specify the path below the account, for example workflows/x/versions");
        }

        if (path.Contains('?'))
        {
            throw Refused(path, "it contains a query; use -Query instead");
        }

        string[] segments = [.. path.TrimStart('/').Split('/').Select(Uri.UnescapeDataString)];
        if (segments.Any(segment => segment.Length == 0))
        {
            throw Refused(path, "a segment is empty");
        }

        return segments.Any(segment => segment is "." or "..")
            ? throw Refused(path, "it contains '.' or '..'")
            : segments;
    }

    private static CmdletErrorException Refused(string path, string reason) => new(
        "InvalidPath", ErrorCategory.InvalidArgument, $"The path '{path}' isn't valid: {reason}.", path);
}
