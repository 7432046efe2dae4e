using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Starts new instances with the params of existing ones.</summary>
/// <remarks>
/// <para>
/// Use a copy if an instance can't continue, because its params were wrong or because its code is fixed in a newer
/// version. A copy runs the newest version of the workflow, from the first step. The old instance isn't changed. To
/// continue an instance with the results of its earlier steps, use Restart-CfWorkflowInstance.
/// </para>
/// <para>
/// The ID of the copy is the old ID with -r1: order-7-r1 for order-7. The copy of a copy has the next number: order-7-r2
/// for order-7-r1. An ID that you can specify has at most 100 letters, digits, hyphens, and underscores. IDs of scheduled
/// instances also contain spaces and asterisks. In the IDs of their copies, such characters become underscores. An ID that
/// would be too long is shortened. In both cases, a hash of the old ID is added.
/// </para>
/// <para>
/// The ID depends only on the old ID, so nothing is started twice. If you run the command again, each copy causes the
/// error Conflict. With -SkipExisting, the command returns the copy instead, with the status unknown, because it doesn't
/// read it. To read it, pipe it to Get-CfWorkflowInstance. To copy an instance once more, use -NewId.
/// </para>
/// <para>
/// -Params replaces all params. -ParamsOverlay changes some of them. It's a JSON merge patch (RFC 7396): nested
/// hashtables change nested objects, $null removes a property, and anything else replaces the old value. An array is
/// replaced as a whole. JSON distinguishes upper and lower case. A name that differs from an old name only by case
/// causes the error OverlayUnfit, because the params would have both. Params that aren't an object also cause this error.
/// </para>
/// <para>
/// The service can truncate or hide values. If the params of an instance aren't complete, the command writes the error
/// ParamsIncomplete and doesn't start a copy. The service doesn't report retention and location, so they aren't copied.
/// </para>
/// <para>
/// Each copy is started exactly once, even if a response is lost. Copies are started in batches of 100 per request, in
/// the order of the inputs. The command sends one more request per instance to read its params, eight at the same time,
/// also with -WhatIf. It doesn't read the params with -Params or -ParamsJson, and it uses those of a piped full object
/// (from -Detail or -Id), or of the instances of a piped error group. An instance that occurs twice in the input causes
/// the error IdRepeated. A step causes the error StepGiven. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Copy-CfWorkflowInstance | Wait-CfWorkflowInstance</code>
/// <para>Starts a copy of the newest failed instance, and waits until it ends.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-refund -Status errored | Copy-CfWorkflowInstance -ParamsOverlay @{ gateway = 'backup'; retries = $null } -WhatIf</code>
/// <para>Shows the copies that would be started, with another gateway and without retries.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 3 | Copy-CfWorkflowInstance -SkipExisting | Select-Object Id, CopyOf, Status</code>
/// <para>Starts copies. If an earlier run started a copy, it isn't started again, and its status is unknown.</para>
/// </example>
/// <example>
/// <code>Copy-CfWorkflowInstance order-fulfilment -Id order-1709 -ParamsOverlay @{ printer = 'b' } -WhatIf</code>
/// <para>Shows the copy of an instance that you specify by its ID.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Copy-CfWorkflowInstance -NewId { "$($_.Id)-fixed" }</code>
/// <para>Starts a copy with an ID that you choose.</para>
/// </example>
/// <seealso cref="RestartCfWorkflowInstanceCommand"/>
/// <seealso cref="NewCfWorkflowInstanceCommand"/>
/// <seealso cref="CompareCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.Copy, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowInstanceCopy))]
public sealed class CopyCfWorkflowInstanceCommand : InstanceTaskCommand
{
    private readonly Dictionary<(WorkflowTarget Target, string CopyId), string> _sources = [];

    private InputProcessor<NewInstance, WorkflowInstance>? _inputs;
    private byte[]? _params;
    private byte[]? _overlay;

    /// <summary>Specifies the ID of the copy, or a script block that returns it, with the old instance in $_ (its Id and
    /// WorkflowName): 1 to 100 letters, digits, hyphens, and underscores. The default is the old ID with -r1.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? NewId { get; set; }

    /// <summary>Specifies the params of the copies, as any data that can be converted to JSON, instead of the params of
    /// the old instances.</summary>
    [Parameter]
    public object? Params { get; set; }

    /// <summary>Specifies the params of the copies as JSON text, which is sent unchanged.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ParamsJson { get; set; }

    /// <summary>Specifies changes to the params of the old instances, as a hashtable or an object. See the
    /// description.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? ParamsOverlay { get; set; }

    /// <summary>Specifies how long the service keeps a copy after it completes successfully: a TimeSpan or a phrase such
    /// as '7 days'.</summary>
    [Parameter]
    [RetentionArgument]
    public Retention? SuccessRetention { get; set; }

    /// <summary>Specifies how long the service keeps a copy after it ends with an error: a TimeSpan or a phrase such as
    /// '7 days'.</summary>
    [Parameter]
    [RetentionArgument]
    public Retention? ErrorRetention { get; set; }

    /// <summary>Returns an object with the status unknown for a copy whose ID is in use, instead of an error. A second
    /// run can then wait for the same copies.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter SkipExisting { get; set; }

    private bool ReplacesParams => IsTyped(nameof(Params)) || ParamsJson is not null;

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        AmbiguousInputs.RefuseOfModule(Params);
        AmbiguousInputs.RefuseOfModule(ParamsOverlay);
        if (ReplacesParams && ParamsOverlay is not null)
        {
            throw new CmdletErrorException(
                "PayloadTwice", ErrorCategory.InvalidArgument,
                "-Params and -ParamsJson replace the params, and -ParamsOverlay changes them. Use one of them.", ParamsOverlay);
        }

        _params = PayloadArgument.FromEither(WriteWarning, nameof(Params), Params, nameof(ParamsJson), ParamsJson);
        _overlay = ParamsOverlay is null ? null : Overlay(ParamsOverlay);
    }

    private protected override void AddInput(WorkflowTarget target, string id) => Guard(id, () => Add(target, id));

    private void Add(WorkflowTarget target, string id)
    {
        string copyId = CopyIdArgument.Of(NewId, target.Handle(id));
        if (_sources.ContainsKey((target, copyId)))
        {
            throw new CmdletErrorException(
                "IdRepeated", ErrorCategory.InvalidData,
                $"The ID '{copyId}' is that of a copy of an earlier input. This copy was not started.", id);
        }

        _sources.Add((target, copyId), id);
        _inputs ??= Process(
            new InstanceCreationTask(Resolved.IsLocal, hasJournal: JournalPath is not null), OpenJournal(JournalPath), Report);
        JournalEntry? entry = _inputs.Journal(target, copyId, id);
        WorkflowInstanceDetail? known = FullInput.Of(InputObject, target.Api.AccountId, WorkflowName, id);
        ArchivedInput? archived = ArchivedInput.Of(InputObject);
        _inputs.Add(target, copyId, entry, () => PlanAsync(target, id, known, archived, copyId, entry), planTarget: id);
    }

    private async Task<PlannedInput<NewInstance>> PlanAsync(
        WorkflowTarget target, string id, WorkflowInstanceDetail? known, ArchivedInput? archived, string copyId,
        JournalEntry? entry)
    {
        byte[]? parameters = ReplacesParams
            ? _params
            : CopiedParams.Of(known ?? await ReadAsync(target, id, archived).ConfigureAwait(false), _overlay);
        NewInstance copy = new()
        {
            Id = copyId,
            AskedOn = entry?.AskedOn,
            Params = parameters,
            SuccessRetention = SuccessRetention,
            ErrorRetention = ErrorRetention,
        };
        return new PlannedInput<NewInstance>(copy, InstanceCreationTask.Describe($"Start copy of '{id}'", parameters));
    }

    private async Task<WorkflowInstanceDetail> ReadAsync(WorkflowTarget target, string id, ArchivedInput? archived)
    {
        WorkflowInstanceDetail read =
            await target.Api.Instances.GetAsync(target.WorkflowName, id, steps: false, StopToken).ConfigureAwait(false);
        archived?.RefuseOtherRun(read);
        return read;
    }

    private void Report(WorkflowTarget target, Outcome<string, WorkflowInstance> outcome) => WriteObject(
        new WorkflowInstanceCopy(InstanceCreationTask.ResultOf(target, outcome, SkipExisting))
        {
            CopyOf = _sources[(target, outcome.Input)],
        });

    /// <summary>The changes as JSON. Only an object can say what to change.</summary>
    private static byte[] Overlay(object changes)
    {
        byte[] json = PayloadArgument.FromObject(nameof(ParamsOverlay), changes);
        return json is [(byte)'{', ..] ? json : throw new CmdletErrorException(
            "OverlayUnfit", ErrorCategory.InvalidArgument, "-ParamsOverlay must be a hashtable or an object.", changes);
    }
}
