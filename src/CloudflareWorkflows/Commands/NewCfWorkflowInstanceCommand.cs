using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Creating;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Starts instances of a workflow.</summary>
/// <remarks>
/// <para>
/// The instance is started exactly once, even when an answer is lost and the request is sent again: the request always
/// carries an id, one made here if you give none. An id that is in use is an error; ids of instances that have ended are in
/// use until the service removes them.
/// </para>
/// <para>
/// Params can be anything that is data: a hashtable, an object, an array, text, a number. They reach the workflow as
/// event.payload. The service takes up to 1 MiB. See about_CloudflareWorkflows for what each kind of value becomes in JSON;
/// a value that JSON cannot hold is refused with its path.
/// </para>
/// <para>
/// Each object that is piped in starts one instance: a row of a CSV file, a hashtable, an object, parsed JSON. As a rule, the
/// whole object is the params, and its property Id (or InstanceId) is the id. Without such a property the instance gets a new
/// id, and starting the same objects again starts new instances. WorkflowName comes from the object where you do not type it.
/// </para>
/// <para>
/// With -IdProperty, the whole object is the params too, and the id is what you choose. Properties called Id or Params mean
/// nothing special then. -IdProperty { New-Guid } asks for new ids.
/// </para>
/// <para>
/// An object with a property Params, or ParamsJson for JSON text, describes an instance: that property holds the params.
/// Beside it only WorkflowName, Id or InstanceId, SuccessRetention, ErrorRetention and LocationHint may stand. Any other
/// property is the error AmbiguousInput. What you type counts more than what the object says; with -Params typed, only the
/// workflow and the id are taken from the object.
/// </para>
/// <para>
/// An id is text, a whole number or a Guid. An object whose Id is empty or something else is the error InvalidId, and nothing is
/// started for it. An id that comes twice in the input is the error IdRepeated, also with -SkipExisting. Piped text could be an
/// id or the params: it is the error TextGiven, unless you give -Params (then it is the id) or -IdProperty. A workflow that is
/// piped in starts one instance without params; other objects of this module are the error NotParams.
/// </para>
/// <para>
/// Instances from the pipeline are started a hundred with one request, four requests at a time; one output or one error
/// comes for each, in the order of the inputs. When an earlier command of the pipeline fails, those that wait for their
/// hundred to be full are not started, and those just being started are not waited for. Because outputs come later than their
/// inputs, a variable of -PipelineVariable does not hold the input of an output: use the Id of the output.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write. The service starts up to 100 instances a second of a workflow.
/// </para>
/// </remarks>
/// <example>
/// <code>New-CfWorkflowInstance order-fulfilment -Params @{ orderId = 'A-1001'; lines = @(@{ sku = 'mug'; quantity = 2 }) }</code>
/// <para>Starts an instance with params and an id of its own making.</para>
/// </example>
/// <example>
/// <code>New-CfWorkflowInstance order-fulfilment -Id order-A-1002 -ParamsJson '{"orderId":"A-1002"}' | Wait-CfWorkflowInstance</code>
/// <para>Starts an instance with an id you can find again, and waits for its end.</para>
/// </example>
/// <example>
/// <code>'Id,Amount', 'order-1,12', 'order-2,30' | ConvertFrom-Csv | New-CfWorkflowInstance order-fulfilment -SkipExisting</code>
/// <para>Starts an instance for each row: the row is the params, and its Id the id. A second run starts nothing twice. For a
/// file, use Import-Csv.</para>
/// </example>
/// <example>
/// <code>'[{"JobId":"job-1","Amount":12},{"JobId":"job-2","Amount":30}]' | ConvertFrom-Json |
///     New-CfWorkflowInstance invoice-billing -IdProperty JobId</code>
/// <para>Starts an instance for each object, with the object as its params and its JobId as its id.</para>
/// </example>
/// <example>
/// <code>@{ Id = 'refund-7'; Params = @{ orderId = 7 } }, @{ Id = 'refund-8'; Params = @{ orderId = 8 }; ErrorRetention = '7 days' } |
///     New-CfWorkflowInstance order-refund -WhatIf</code>
/// <para>Shows the id and the size of the params of each instance that would be started.</para>
/// </example>
/// <seealso cref="WaitCfWorkflowInstanceCommand"/>
/// <seealso cref="StopCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.New, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowInstance))]
public sealed class NewCfWorkflowInstanceCommand : JournalCommand
{
    private readonly HashSet<(WorkflowTarget, string)> _given = [];

    private NewInstanceInputReader _reader = new();
    private InstanceStarter? _starter;
    private byte[]? _params;
    private PSObject? _heldBack;
    private bool _hasWarned;

    /// <summary>The workflow. Without it, the property WorkflowName of each object that is piped in.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>The id: 1 to 100 letters, digits, hyphens and underscores, not beginning with a hyphen. Without it, the property
    /// Id of the object that is piped in; without that, a new one is made. With more than one input it is the error
    /// IdWithSeveralInputs, and nothing is started.</summary>
    [Parameter(Position = 1)]
    [Alias("InstanceId")]
    [ValidateNotNullOrEmpty]
    [NewInstanceId]
    public string? Id { get; set; }

    /// <summary>What the workflow is started with: anything that is data. With several inputs, all get the same.</summary>
    [Parameter]
    public object? Params { get; set; }

    /// <summary>What the workflow is started with, as JSON text, which is sent as it is.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ParamsJson { get; set; }

    /// <summary>An object for which an instance is started: see the description.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The property of the object that is the id, or a script block that makes the id of the object in $_. The whole
    /// object is then the params.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? IdProperty { get; set; }

    /// <summary>How long the service keeps the instance after it ended well: a TimeSpan or a phrase such as '7
    /// days'.</summary>
    [Parameter]
    [RetentionArgument]
    public Retention? SuccessRetention { get; set; }

    /// <summary>How long the service keeps the instance after it ended with an error: a TimeSpan or a phrase such as '7
    /// days'.</summary>
    [Parameter]
    [RetentionArgument]
    public Retention? ErrorRetention { get; set; }

    /// <summary>Where the instance had best run.</summary>
    [Parameter]
    [ValidateSet("wnam", "weur", "enam", "eeur", "apac", "apac-ne", "apac-se", "oc", "sam", "afr", "me")]
    public string? LocationHint { get; set; }

    /// <summary>Gives the id as a handle where it is in use, with the status unknown, instead of an error: so that a second
    /// run can wait for the same instances.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter SkipExisting { get; set; }

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        if (Id is not null && IdProperty is not null)
        {
            throw NewIdArgument.Twice("Give -Id or -IdProperty, not both.", Id);
        }

        if (WorkflowName.Length == 0 && !MyInvocation.ExpectingInput && InputObject is null)
        {
            throw WorkflowNameArgument.Missing(null);
        }

        AmbiguousInputs.RefuseOfModule(Params);
        _params = PayloadArgument.FromEither(this, nameof(Params), Params, nameof(ParamsJson), ParamsJson);
        _reader = new NewInstanceInputReader
        {
            HasWorkflowName = WorkflowName.Length > 0,
            HasId = Id is not null,
            HasParams = IsTyped(nameof(Params)) || ParamsJson is not null,
            IdProperty = IdProperty,
        };
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        if (Id is null || InputObject is null)
        {
            Start(InputObject);
        }
        else if (_heldBack is null)
        {
            // Whether it is the only one is known at the end.
            _heldBack = InputObject;
        }
        else
        {
            _heldBack = null;
            throw new CmdletErrorException(
                "IdWithSeveralInputs", ErrorCategory.InvalidArgument, "There is one -Id, and more than one input.", Id)
            {
                RecommendedAction = "Leave -Id out: the objects have their ids in a property Id, or in that of -IdProperty.",
                EndsPipeline = true,
            };
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (_heldBack is not null)
        {
            Guard(null, () => Start(_heldBack));
        }

        _starter?.Finish();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _starter?.Dispose();
        }
    }

    private void Start(PSObject? input)
    {
        NewInstanceInput read = input is null ? new() : _reader.Read(input);
        string workflowName = read.WorkflowName ?? WorkflowName;
        NewInstance instance = Describe(read);
        AccountApi api = OpenApi(IsTyped(nameof(AccountId)) ? AccountId : read.AccountId);
        Warn(read, instance, api);
        WorkflowTarget destination = new(api, workflowName);
        if (SkipExisting && instance.IdIsOurs && input is not null)
        {
            throw NewIdArgument.Missing(input);
        }

        if (!instance.IdIsOurs && !_given.Add((destination, instance.Id)))
        {
            throw Repeated(instance.Id, input);
        }

        string shown = instance.IdIsOurs ? workflowName : $"{workflowName}/{instance.Id}";
        JournalEntry? entry = instance.IdIsOurs
            ? JournaledInput(api.AccountId, workflowName, null, JournalArguments.Hash(instance.Params))
            : JournaledInput(api.AccountId, workflowName, instance.Id, null);
        if (entry?.IsSettled == true || ShouldProcess(shown, Action(instance)))
        {
            instance = instance with { Id = entry?.Made ?? instance.Id, AskedOn = entry?.AskedOn };
            _starter ??= Open();
            _starter.Add(destination, new(instance, entry) { Made = instance.IdIsOurs ? instance.Id : null });
        }
    }

    private InstanceStarter Open() => new(new(
        new(Guard, Await, Tell) { Width = BatchFanOut<JournaledInput<NewInstance>, WorkflowInstance>.Width(Resolved.IsLocal) },
        Resolved.Clock.Now, SendAsync, InstanceStarter.MaximumWeight));

    private async Task<Outcome<JournaledInput<NewInstance>, WorkflowInstance>[]> SendAsync(
        WorkflowTarget destination, JournaledInput<NewInstance>[] inputs)
    {
        try
        {
            // A journal notes when an instance was asked for, and a later run tells by that whose it is.
            await (JournalPath is null ? Task.CompletedTask : destination.Api.LearnTimeAsync(StopToken)).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (!FailureTable.EndsPipeline(failure))
        {
            return Array.ConvertAll(inputs, input => new Outcome<JournaledInput<NewInstance>, WorkflowInstance>(input, null, failure));
        }

        return await JournaledSend.RunAsync(
            inputs,
            instances => BatchCreation.RunAsync(destination.Api, destination.WorkflowName, instances, StopToken),
            created => created.Status).ConfigureAwait(false);
    }

    private void Tell(BatchOutcome<JournaledInput<NewInstance>, WorkflowInstance> batch)
    {
        foreach (Outcome<JournaledInput<NewInstance>, WorkflowInstance> outcome in batch.Inputs)
        {
            Guard(outcome.Input.Input.Id, () => Tell(batch.WorkflowTarget, outcome));
        }

        Count(batch.Inputs.Length);
    }

    private void Tell(WorkflowTarget destination, Outcome<JournaledInput<NewInstance>, WorkflowInstance> outcome)
    {
        bool isHandle = SkipExisting && outcome.Failure is not null && InstanceCreation.IsInUse(outcome.Failure);
        WriteObject(isHandle ? destination.Handle(outcome.Input.Input.Id) : outcome.ResultOrThrow());
    }

    private NewInstance Describe(NewInstanceInput read)
    {
        string? id = read.Id ?? Id;
        return new NewInstance
        {
            Id = id ?? Guid.NewGuid().ToString(),
            IdIsOurs = id is null,
            Params = _reader.HasParams ? _params : read.Params,
            SuccessRetention = SuccessRetention ?? read.SuccessRetention,
            ErrorRetention = ErrorRetention ?? read.ErrorRetention,
            LocationHint = (LocationHint ?? read.LocationHint)?.ToLowerInvariant(),
        };
    }

    /// <summary>Once is enough for all inputs.</summary>
    private void Warn(NewInstanceInput read, NewInstance instance, AccountApi api)
    {
        bool isIgnored = !api.Instances.SupportsRetentionAndLocation
            && (instance.SuccessRetention ?? (object?)instance.ErrorRetention ?? instance.LocationHint) is not null;
        if (!_hasWarned && (isIgnored || read.LooksLikeJson))
        {
            _hasWarned = true;
            WriteWarning(isIgnored
                ? "The local engine takes no notice of -SuccessRetention, -ErrorRetention and -LocationHint."
                : "The params are text that looks like JSON; the workflow receives a string. Use ParamsJson to send it as JSON.");
        }
    }

    private static string Action(NewInstance instance) => instance.Params is null
        ? "Start instance without params"
        : string.Format(CultureInfo.CurrentCulture, "Start instance with {0:N0} bytes of params", instance.Params.Length);

    private static CmdletErrorException Repeated(string id, object? input) => new(
        "IdRepeated", ErrorCategory.InvalidData, $"The id '{id}' came before in the input; this one was not started.", input)
    {
        RecommendedAction = "Give each input an id of its own, or choose another property with -IdProperty.",
    };
}
