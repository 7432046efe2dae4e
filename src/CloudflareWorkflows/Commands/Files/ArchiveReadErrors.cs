using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Archives;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>Converts problems of archives to errors.</summary>
internal static class ArchiveReadErrors
{
    public static CmdletErrorException Of(ArchiveProblem problem)
    {
        string path = problem.Path;
        string reason = problem.Reason.TrimEnd('.');
        return problem.Kind switch
        {
            ArchiveProblemKind.Unreadable => InputFile.Unreadable(path, problem.Reason),
            ArchiveProblemKind.NotAnArchive => new CmdletErrorException(
                "NotAnArchive", ErrorCategory.InvalidData, $"'{path}' isn't an archive of instances. Its line {problem.Line}: {reason}.", path)
            {
                RecommendedAction = "Specify a file that Export-CfWorkflowInstance wrote.",
            },
            ArchiveProblemKind.NewerForm => new CmdletErrorException(
                "ArchiveFormNotSupported", ErrorCategory.NotImplemented,
                $"A newer version of this module wrote line {problem.Line} of '{path}': {reason}. Such lines were skipped.", path)
            {
                RecommendedAction = "Update the module: Update-PSResource CloudflareWorkflows.",
            },
            ArchiveProblemKind.CompressionDamaged => new CmdletErrorException(
                "ArchiveDamaged", ErrorCategory.InvalidData,
                $"The compressed file '{path}' can't be read to its end, after line {problem.Line}: {reason}.", path)
            {
                RecommendedAction = "Compress the archive again, from the file that was compressed.",
            },
            _ => new CmdletErrorException(
                "ArchiveLineDamaged", ErrorCategory.InvalidData,
                $"Line {problem.Line} of '{path}' was skipped: {reason}.", path),
        };
    }
}
