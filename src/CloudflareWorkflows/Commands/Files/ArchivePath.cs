using System;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>The path of an archive. It can have a place for the date of each instance, such as
/// <c>history/{0:yyyy-MM}.jsonl</c>: then each instance belongs to the file of its date.</summary>
internal sealed class ArchivePath
{
    private const string Compressed = ".gz";

    private static readonly Regex s_date = new(@"\{0:([^{}]+)\}", RegexOptions.CultureInvariant);

    private readonly string _path;

    /// <exception cref="CmdletErrorException">The date format isn't valid.</exception>
    public ArchivePath(string path)
    {
        _path = path;
        HasDate = s_date.IsMatch(path);
        try
        {
            _ = At(ModuleTime.UtcNow);
        }
        catch (FormatException failure)
        {
            throw new CmdletErrorException(
                "InvalidPath", ErrorCategory.InvalidArgument, $"The date format in '{path}' isn't valid: {failure.Message}", path)
            {
                RecommendedAction = "Use a format of .NET, for example {0:yyyy-MM} for a file for each month.",
            };
        }
    }

    /// <summary>Whether instances belong to different files.</summary>
    public bool HasDate { get; }

    /// <summary>Whether the archive is compressed.</summary>
    public bool IsCompressed => IsGzip(_path);

    public static bool IsGzip(string path) => path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the path for an instance. Its date is that of its end, or else of its creation, in UTC as all times in an
    /// archive: a file has the same instances wherever the command runs.</summary>
    public string Of(WorkflowInstance instance) => HasDate
        ? At((instance.EndedOn ?? instance.CreatedOn ?? instance.StartedOn)?.ToUniversalTime() ?? ModuleTime.UtcNow)
        : _path;

    private string At(DateTime date) =>
        s_date.Replace(_path, match => date.ToString(match.Groups[1].Value, CultureInfo.InvariantCulture));
}
