using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Files;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs.Archives;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Writes instances to an archive, to keep them longer than the service does.</summary>
/// <remarks>
/// <para>
/// An archive is a file of JSON lines: one line for each instance, with all that the service reports about it, and with the
/// time at which it was read. Import-CfWorkflowInstance returns the instances again, and other programs can read the file too.
/// The columns have the names of the properties. Params and outputs are written as the service reported them.
/// </para>
/// <para>
/// The command reads each listed instance in full, with one request, up to 16 at the same time. It writes full objects and
/// instances from an archive as they are. If an instance can't be read, the command writes an error and continues with the
/// others. The service accepts 1,200 requests in 5 minutes, so many instances take about 5 minutes for each 1,200:
/// 100,000 take about 7 hours. The progress and -Verbose say when the command waits for
/// that limit. -NoDetail writes listed instances without reading them. Params and outputs can contain personal data or secrets:
/// protect the file as you protect the account.
/// </para>
/// <para>
/// Without -Append, the command creates a new file with all of its input. The file appears when it's complete: after an error
/// that ends the command, or Ctrl+C, there is none. If the name ends with .gz, the file is compressed.
/// </para>
/// <para>
/// With -Append, the command adds instances that have ended, and skips those that the archive already has. It decides that
/// before it reads an instance, so a job that runs every night sends requests only for the list and for what is new. An
/// instance that was restarted has another run, and is added again: the last line of an instance is valid. The command
/// recognizes instances that ended in the last 31 days. It adds older ones again, for example when you append one archive to
/// another.
/// </para>
/// <para>
/// Only one command at a time can append to an archive. It locks a file beside the archive, whose name ends with .lock, and
/// which stays there. Another command waits up to 30 seconds; then the error is ArchiveInUse. Programs can read the archive
/// meanwhile. If a command was killed while it wrote, the next one with -Append repairs the last line. If the last command ran
/// longer ago than the service keeps instances, a warning says so. The archive's time of change is when the last command
/// completed.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflow | Get-CfWorkflowInstance -EndedSince 7d | Export-CfWorkflowInstance history.jsonl -Append</code>
/// <para>Adds the instances that ended in the last week, and that the archive doesn't have, in a job that runs every
/// night.</para>
/// </example>
/// <example>
/// <code>New-Item history -ItemType Directory -Force > $null
/// Get-CfWorkflowInstance order-fulfilment -EndedSince 2d | Export-CfWorkflowInstance 'history/{0:yyyy-MM}.jsonl' -Append -PassThru</code>
/// <para>Keeps a file for each month, and shows which ones were written.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored | Export-CfWorkflowInstance failures.jsonl.gz -Force</code>
/// <para>Writes a compressed archive of all failures, in place of an older one.</para>
/// </example>
/// <seealso cref="ImportCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsData.Export, "CfWorkflowInstance", DefaultParameterSetName = NewSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCfWorkflowInstanceCommand : ContextCommand
{
    private const string NewSet = "New";
    private const string AppendSet = "Append";

    private readonly HashSet<(IArchiveOutput, WorkflowTarget)> _gaps = [];
    private ArchiveFiles? _files;
    private InputFanOut<WorkflowInstance>? _reads;
    private int _written;
    private int _skipped;

    /// <summary>Specifies the file. A place for a date makes several files: in history/{0:yyyy-MM}.jsonl, the month of each
    /// instance replaces {0:yyyy-MM}, in any date format of .NET. The date is that of the end of the instance, or else of its
    /// creation, in UTC. The folder must exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Specifies the pipeline input: an instance, an object with the properties WorkflowName and Id (or InstanceId),
    /// or an object that has instances, such as a group of errors.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>Adds ended instances to the archive, or creates it. The errors are ArchiveInUse, ArchiveUnreadable if the file
    /// isn't an archive or has a damaged line, ArchiveFormNotSupported if a newer version of this module wrote it, and
    /// ArchiveMismatch if it has instances of other accounts. With .gz, the error is CannotAppendToGzip. A folder that doesn't
    /// exist is the error NoSuchFolder.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AppendSet)]
    [SwitchValue]
    public SwitchParameter Append { get; set; }

    /// <summary>Overwrites an existing file. Without this switch, an existing file causes the error FileExists. If no instance is written, the file stays
    /// as it is.</summary>
    [Parameter(ParameterSetName = NewSet)]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes listed instances without reading them in full: without params, outputs, errors, and steps. This takes
    /// no requests, and no connection.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter NoDetail { get; set; }

    /// <summary>Returns the files that were written. By default, the command returns no output.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    // The written instances aren't the output.
    private protected override bool GivesObjects => false;

    private InputFanOut<WorkflowInstance> Reads =>
        _reads ??= new InputFanOut<WorkflowInstance>(Guard, Await, Write) { Width = InstanceDetails.Width };

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        ArchivePath path = new(Path);
        if (Append && path.IsCompressed)
        {
            throw ArchiveErrors.CannotAppendToGzip(Path);
        }

        _files = new ArchiveFiles(path, Open);
        if (!path.HasDate)
        {
            // A path that can't be used is told before anything is read, and an archive of no instances is one.
            _ = _files.For(new WorkflowInstance());
        }
    }

    /// <inheritdoc/>
    protected override void OnInput() => Guard(InputObject, () => Array.ForEach(ExportedInput.Of(InputObject), Take));

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        Reads.Finish();
        FileInfo[] written = ArchiveErrors.Convert(_files!.Finish);
        WriteVerbose($"{_written} instances were written, and {_skipped} were skipped.");
        if (_written == 0 && Force)
        {
            WriteWarning("No instance was written. An archive that was there is unchanged.");
        }

        if (PassThru)
        {
            Array.ForEach(written, WriteItem);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _reads?.Dispose();
            _files?.Dispose();
        }
    }

    private void Take(ExportedInput input)
    {
        WorkflowInstance instance = input.Instance;
        if (ArchiveErrors.Convert(() => _files!.For(instance)) is not IArchiveOutput archive)
        {
            return;
        }

        WorkflowTarget? target = NoDetail || input.IsComplete ? null : TargetOf(instance);
        if (target is not null)
        {
            instance.AccountId ??= target.Api.AccountId;
            WarnOfGap(archive, target);
        }

        // What only refers to an instance doesn't say whether it has ended.
        bool isFull = target is not null || instance is WorkflowInstanceDetail;
        if (instance.Status != InstanceStatus.Unknown && ArchiveErrors.Convert(() => archive.Skips(instance, isFull)))
        {
            _skipped++;
            Count();
            return;
        }

        Reads.Add(instance.Id, target is null ? Task.FromResult(instance) : ReadAsync(target, instance));
    }

    private async Task<WorkflowInstance> ReadAsync(WorkflowTarget target, WorkflowInstance listed)
    {
        WorkflowInstanceDetail full = await target.Api.Instances
            .GetAsync(target.WorkflowName, listed.Id, steps: true, StopToken).ConfigureAwait(false);
        return full.WithListed(listed);
    }

    private void Write(WorkflowInstance instance)
    {
        if (ArchiveErrors.Convert(() => _files!.Write(instance)))
        {
            _written++;
        }
        else
        {
            _skipped++;
        }

        Count();
    }

    private WorkflowTarget TargetOf(WorkflowInstance instance) =>
        new(OpenApi(instance.AccountId), instance.WorkflowName);

    /// <summary>Opens an archive, if the user agrees.</summary>
    private IArchiveOutput? Open(string name)
    {
        string path = FileSystemPath.Of(SessionState, name);
        if (!ShouldProcess(path, Append ? "Append instances" : "Export instances"))
        {
            return null;
        }

        IArchiveOutput? archive = null;
        GuardAll(path, () =>
        {
            OutputFile.CheckFolder(path);
            archive = ArchiveErrors.Convert<IArchiveOutput>(() => Append
                ? Await(AppendedArchive.OpenAsync(path, ModuleTime.Provider, () => Post(() => TellWaiting(path)), StopToken))
                : new NewArchive(path, Force, LockExisting(path)));
        });
        if (archive is AppendedArchive { RemovedBytes: > 0 and long removed })
        {
            WriteWarning($"The last line of '{path}' was incomplete, because its writer was stopped. Its {removed} bytes were removed.");
        }

        return archive;
    }

    /// <summary>Takes the lock of an archive that is overwritten, if commands have appended to it: one of them may do so
    /// now.</summary>
    private ArchiveLock? LockExisting(string path) => Force && ArchiveLock.IsUsed(path)
        ? Await(ArchiveLock.TakeAsync(path, ModuleTime.Provider, () => Post(() => TellWaiting(path)), StopToken))
        : null;

    private void TellWaiting(string path) => WriteVerbose(
        $"Another process writes to '{path}'. The command waits for it up to {ArchiveLock.s_patience.TotalSeconds} seconds.");

    /// <summary>Warns if the service may have deleted instances that the archive lacks.</summary>
    private void WarnOfGap(IArchiveOutput archive, WorkflowTarget target)
    {
        TimeSpan? gap = ModuleTime.UtcNow - archive.LastRunOn;
        if (gap <= RetentionGap.s_unchecked || gap is null || !_gaps.Add((archive, target)))
        {
            return;
        }

        TimeSpan? kept = Await(RetentionGap.ShortestRetentionAsync(target.Api, target.WorkflowName, StopToken));
        if (gap > kept)
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                "The archive was last written {0:0.0} days ago, and the service may keep ended instances of '{1}' for {2:0.#} days only. "
                    + "Instances that ended between may be missing.",
                gap.Value.TotalDays, target.WorkflowName, kept.Value.TotalDays));
        }
    }
}
