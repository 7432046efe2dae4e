using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Files;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Writes a report about workflows and instances to one HTML file, for example for a ticket.</summary>
/// <remarks>
/// <para>
/// Pipe in summaries from Measure-CfWorkflow, instances, groups of errors, or several of these. The report shows the most
/// important figures, the errors by cause, the versions, the steps, and each instance with a timeline of its steps, its
/// params, and its outputs. For a summary, it shows the newest instance of each cause. Instances of several workflows
/// are in one report, by workflow.
/// </para>
/// <para>
/// The graph of the workflow shows what an instance did: the newest one that failed, or else the newest one. The command reads
/// the graphs of at most three versions of each workflow, with one request for each, if the runspace is connected to the
/// account. Without a graph, the report says why.
/// </para>
/// <para>
/// The report is one file without scripts. A browser loads nothing for it, so you can open it offline and send it as an
/// attachment. Text from outside is shown as text. Times are local. The first lines have the offset from UTC; a time with another offset has its own. The report can be printed, and
/// follows the light or dark mode of the reader.
/// </para>
/// <para>
/// Full objects (from -Detail, from Get-CfWorkflowInstance -Id, from Measure-CfWorkflow, or from an archive) aren't read
/// again. To report them, no connection is needed, but the report then has no graph. Instances of a listing are read in full, with one request for each, up to
/// 16 at the same time. -Verbose shows the number of requests. Without a connection, such instances are in the report without
/// steps and errors, and the command writes a warning. If an instance can't be read, the command writes an error, and reports
/// what the listing knows.
/// </para>
/// <para>
/// A report of 500 instances with 50 steps each has less than 5 MB. Instances that would make it larger are in a list without
/// timelines: first those that failed have a timeline, then those that haven't ended, then all others. Very long timelines, params,
/// and outputs are cut. If nothing is piped in, the report says so, and the command writes a warning.
/// </para>
/// <para>
/// The command writes a temporary file beside the final one and renames it at the end. If it's interrupted, or if the disk is
/// full, it leaves no partial file.
/// </para>
/// </remarks>
/// <example>
/// <code>Measure-CfWorkflow order-fulfilment -Since 12h | Export-CfWorkflowReport ticket.html</code>
/// <para>Reports what happened in the last 12 hours of a workflow.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Since 24h | Export-CfWorkflowReport errored.html -ExcludeData -Force</code>
/// <para>Reports each instance that failed in the last day, without params, outputs, and messages of errors.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 | Export-CfWorkflowReport newest.html -PassThru</code>
/// <para>Reports the newest instance, and returns the file.</para>
/// </example>
/// <seealso cref="MeasureCfWorkflowCommand"/>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
/// <seealso cref="GroupCfWorkflowErrorCommand"/>
[Cmdlet(VerbsData.Export, "CfWorkflowReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCfWorkflowReportCommand : ContextCommand
{
    private readonly ReportInput _report = new();
    private readonly Dictionary<(string?, string, string), WorkflowInstance> _listed = [];
    private bool _hasInput;
    private string _file = "";

    /// <summary>Specifies the file to write. Wildcards aren't supported. The folder must exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Specifies what to report: summaries, instances, or groups of errors. Objects from jobs and files are accepted
    /// too.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Leaves out params, outputs, payloads of events, and messages of errors. The names of errors stay, and so do
    /// names of workflows, steps, and event types, IDs of instances and versions, statuses, times, and the graph with the text of
    /// its conditions. If your code puts personal data into these, for example into instance IDs, the report still has
    /// them.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter ExcludeData { get; set; }

    /// <summary>Overwrites an existing file. Without this switch, an existing file causes the error FileExists.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file that was written. By default, the command returns no output.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    // The counted instances aren't the output.
    private protected override bool GivesObjects => false;

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        _file = FileSystemPath.Of(SessionState, Path);
        OutputFile.Check(_file, Force);
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        _hasInput = true;
        PSObject input = InputObject ?? throw new CmdletErrorException(
            "InstanceNeeded", ErrorCategory.InvalidArgument, "This input is null. It isn't an instance or a summary.", null)
        {
            RecommendedAction = "Find out why the command before returned null.",
        };
        if (SerializedSummary.Of(input) is WorkflowSummary summary)
        {
            _report.Add(summary);
        }
        else if (SerializedObjects.Group(input) is { Group.Length: > 0 } group)
        {
            Array.ForEach(group.Group, _report.Add);
        }
        else if (SerializedObjects.Detail(input) is WorkflowInstanceDetail detail)
        {
            _report.Add(detail);
        }
        else
        {
            Array.ForEach(ReportedInput.Of(input), one => _listed[(one.AccountId, one.WorkflowName, one.Id)] = one);
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (!_hasInput)
        {
            WriteWarning("Nothing was piped in. The report says so.");
        }

        // Without anything to report, an error says why.
        bool hasFound = _listed.Count > 0 || !_report.IsEmpty;
        if ((_hasInput && !hasFound) || !ShouldProcess(_file, "Write a report"))
        {
            return;
        }

        int requests = ReadListed();
        WorkflowReport[] workflows = [.. _report.ToWorkflows().Select(ReadGraphs)];
        requests += workflows.Sum(workflow => (workflow.Summary?.RequestCount ?? 0) + workflow.Graphs.Count(graph => graph.Graph is not null));
        FileInfo written = Write(new Report(ModuleTime.UtcNow, requests, workflows));
        if (PassThru)
        {
            WriteItem(written);
        }
    }

    /// <summary>Reads the listed instances, as far as possible.</summary>
    /// <returns>The number of requests.</returns>
    private int ReadListed()
    {
        if (_listed.Count > 0 && ResolvedOrNull is null)
        {
            WriteWarning(_listed.Count == 1
                ? "1 instance was listed, but not read, because this runspace isn't connected. The report lacks its steps and errors."
                : $"{_listed.Count} instances were listed, but not read, because this runspace isn't connected. "
                    + "The report lacks their steps and errors.");
        }

        UnreadInstances unread = new();
        foreach (WorkflowInstance instance in _listed.Values.Where(instance => !_report.HasFull(instance)))
        {
            // An instance of an archive may be another run today.
            if (ResolvedOrNull is not null && instance.ReadOn is null)
            {
                Guard(instance.Id, () =>
                {
                    InstancesClient client = OpenApi(instance.AccountId).Instances;

                    // A row need not have an account, and the full object has one.
                    instance.AccountId = client.AccountId;
                    unread.Add(client, instance);
                });
            }

            _report.AddUnread(instance);
        }

        Expected = unread.Count;
        WriteVerbose($"{unread.Count} instances are read: {unread.Count} requests.");
        foreach (Outcome<WorkflowInstance, WorkflowInstanceDetail> outcome in Stream(unread.ReadAsync))
        {
            Guard(outcome.Input.Id, () => _report.Add(outcome.ResultOrThrow()));
            Count();
        }

        return unread.Count;
    }

    private WorkflowReport ReadGraphs(WorkflowReport workflow) =>
        workflow with { Graphs = [.. GraphPlan.Of(workflow).Select(graph => ReadGraph(workflow, graph))] };

    /// <summary>Reads the graph of a version, if the runspace is connected to its account.</summary>
    private ReportGraph ReadGraph(WorkflowReport workflow, ReportGraph graph)
    {
        string? accountId = IsTyped(nameof(AccountId)) ? AccountId : ResolvedOrNull?.AccountId ?? workflow.AccountId;
        if (ResolvedOrNull is null || accountId != workflow.AccountId)
        {
            return graph with { Reason = "this runspace isn't connected to its account" };
        }

        WriteVerbose($"The graph of version {graph.VersionId} of '{workflow.WorkflowName}' is read.");
        ReportGraph read = Await(GraphReading.ReadAsync(
            OpenApi(workflow.AccountId).Graphs, workflow.WorkflowName, graph, StopToken));
        if (read.Reason is string reason)
        {
            WriteVerbose($"The report has no graph of version {graph.VersionId}: {reason}.");
        }

        return read;
    }

    private FileInfo Write(Report report)
    {
        using OutputFile file = new(_file, Force);
        try
        {
            Await(WriteAsync());
            return file.Finish();
        }
        catch (FileNotWritableException failure)
        {
            throw file.Failed(failure);
        }

        // On the pipeline thread, because reading an object's properties may run code.
        Task WriteAsync()
        {
            file.Write(output => ReportText.Write(output, report, hasData: !ExcludeData, StopToken));
            return Task.CompletedTask;
        }
    }
}
