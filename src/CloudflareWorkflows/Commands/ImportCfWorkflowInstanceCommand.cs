using System;
using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Files;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Archives;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Reads instances from archives that Export-CfWorkflowInstance wrote.</summary>
/// <remarks>
/// <para>
/// The command sends no request, and needs no connection. The instances have the same types as live ones, so you can pipe them
/// to Group-CfWorkflowError, Measure-CfWorkflowInstance, Compare-CfWorkflowInstance, Get-CfWorkflowStep, and the other commands
/// that explain. Their property ReadOn is the time at which they were read from the service. It's null for a live instance.
/// </para>
/// <para>
/// An archive has several lines of an instance that was restarted, or exported several times. The command returns the newest
/// one: the line with the latest ReadOn, in whatever file it is. If several files are specified, they count as one archive. The
/// filters apply to the newest line: an instance that was errored and is complete by now isn't returned by -Status errored.
/// With -All, every line is returned.
/// </para>
/// <para>
/// The files are read twice, so the command holds a few bytes for each instance, and never the instances. With -All, they are
/// read once, and reading stops with the pipeline, for example after Select-Object -First 5. gzip files are recognized by their
/// content. Another process can append to an archive meanwhile.
/// </para>
/// <para>
/// What can't be read doesn't stop the command. A damaged line is the error ArchiveLineDamaged, with its number. If the last
/// line is incomplete, because its writer was killed or still writes, the command writes a warning. A gzip file that ends early is the
/// error ArchiveDamaged. A line of a newer version of this module is the error ArchiveFormNotSupported. A file that isn't an archive
/// is the error NotAnArchive. Everything else is returned.
/// </para>
/// <para>
/// The ID of an archived instance can belong to another run today. Restart-CfWorkflowInstance, Stop-CfWorkflowInstance, and
/// the other commands that change instances refuse it with the error FromArchive. See about_CfWorkflow_Archives.
/// </para>
/// </remarks>
/// <example>
/// <code>Import-CfWorkflowInstance history/*.jsonl -Status errored -Since 30d | Group-CfWorkflowError</code>
/// <para>Shows why instances failed in the last 30 days. No connection is needed.</para>
/// </example>
/// <example>
/// <code>Import-CfWorkflowInstance history/*.jsonl -Status errored -EndedSince 7d</code>
/// <para>Returns the instances that failed in the last week, also those that were created earlier.</para>
/// </example>
/// <example>
/// <code>Get-ChildItem -Filter *.jsonl -Recurse | Import-CfWorkflowInstance -WorkflowName order-* | Measure-CfWorkflowInstance -By Day</code>
/// <para>Measures the instances of some workflows by day, from all archives in a folder.</para>
/// </example>
/// <example>
/// <code>Import-CfWorkflowInstance history/*.jsonl -All | Where-Object Id -eq order-10117 | Format-Table ReadOn, Status, StartedOn</code>
/// <para>Shows each line of an instance.</para>
/// </example>
/// <seealso cref="ExportCfWorkflowInstanceCommand"/>
/// <seealso cref="MeasureCfWorkflowInstanceCommand"/>
/// <seealso cref="GroupCfWorkflowErrorCommand"/>
[Cmdlet(VerbsData.Import, "CfWorkflowInstance", DefaultParameterSetName = PathSet)]
[OutputType(typeof(WorkflowInstance), typeof(WorkflowInstanceDetail))]
public sealed class ImportCfWorkflowInstanceCommand : CloudflareCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<string> _files = [];
    private readonly HashSet<string> _known = [];

    /// <summary>Specifies the archives: JSON lines, also compressed with gzip. Wildcards are supported.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Specifies the archives. Wildcards aren't supported, so the path can contain characters such as [ and
    /// ].</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Returns only instances of these workflows. Wildcards are supported. Names are case-sensitive.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? WorkflowName { get; set; }

    /// <summary>Returns only instances with these IDs. Wildcards aren't supported, because IDs of scheduled instances contain
    /// asterisks.</summary>
    [Parameter]
    [Alias("InstanceId")]
    [ValidateNotNullOrEmpty]
    public string[]? Id { get; set; }

    /// <summary>Returns only instances with one of these statuses.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [StatusArgument]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Returns only instances created at or after this time. Specify a DateTime, ISO 8601 text such as
    /// 2026-11-20 or 2026-11-20T08:30:00Z, or an age, as a TimeSpan or as text such as 90m, 24h, or 7d. Text without an
    /// offset is local time.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Returns only instances created at or before this time. The accepted values are the same as for
    /// -Since.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Returns only instances that ended at or after this time, also those that were created earlier. The accepted
    /// values are the same as for -Since.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? EndedSince { get; set; }

    /// <summary>Returns every line, in the order of the files, and not only the newest line of each instance.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        Array.ForEach(WorkflowName ?? [], WorkflowNamePattern.RefuseInvalid);
        if (Since > Until)
        {
            throw new CmdletErrorException(
                "TimeRangeEmpty", ErrorCategory.InvalidArgument, "-Since must be before -Until.", Since);
        }
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string path in isLiteral ? LiteralPath : Path)
        {
            Guard(path, () => Add(path, isLiteral));
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        WildcardPattern[]? names = WorkflowName is null ? null : Array.ConvertAll(WorkflowName, WorkflowNamePattern.Of);
        ArchiveReading reading = new(_files, problem => Post(() => Guard(problem.Path, () => Tell(problem))))
        {
            All = All,
            Filter = new ArchiveFilter
            {
                WorkflowName = names is null ? null : name => Array.Exists(names, pattern => pattern.IsMatch(name)),
                Ids = Id is null ? null : [.. Id],
                Statuses = Status,
                Since = Since,
                Until = Until,
                EndedSince = EndedSince,
            },
        };
        foreach (WorkflowInstance[] some in StreamHalves(reading.RunAsync))
        {
            WriteObject(some, enumerateCollection: true);
            Count(some.Length);
        }
    }

    /// <summary>A file that matches twice is read once.</summary>
    private void Add(string path, bool isLiteral)
    {
        foreach (string file in FileSystemPath.ToRead(SessionState, path, isLiteral))
        {
            Guard(file, () =>
            {
                InputFile.Check(file, "Specify the archives in it, for example with *.jsonl.");
                if (_known.Add(file))
                {
                    _files.Add(file);
                }
            });
        }
    }

    private void Tell(ArchiveProblem problem)
    {
        if (problem.Kind == ArchiveProblemKind.LastLineIncomplete)
        {
            WriteWarning(
                $"The last line of '{problem.Path}', line {problem.Line}, is incomplete, and was skipped. Its writer was killed, or still writes.");
            return;
        }

        throw ArchiveReadErrors.Of(problem);
    }
}
