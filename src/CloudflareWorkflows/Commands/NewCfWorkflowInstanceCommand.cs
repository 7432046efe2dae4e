using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Starts instances of a workflow.</summary>
/// <remarks>
/// <para>
/// Each instance is started exactly once, even if a response is lost and the request is retried. This is possible
/// because every request contains an instance ID. The command generates one if you don't specify it. An ID that is in
/// use causes the error Conflict. The ID of an ended instance stays in use until the service deletes that instance.
/// </para>
/// <para>
/// Params can be any data: a hashtable, an object, an array, text, or a number. The workflow receives them as
/// event.payload. The service accepts up to 1 MiB. See about_CloudflareWorkflows for how each type is converted to
/// JSON. A value that JSON can't represent causes the error NotJson, which names the path of the value.
/// </para>
/// <para>
/// Each piped object starts one instance: a row of a CSV file, a hashtable, an object, or parsed JSON. By default, the
/// whole object is the params, and its property Id (or InstanceId) is the instance ID. Without such a property, the
/// instance gets a new ID, and piping the same objects again starts new instances. If you don't specify -WorkflowName,
/// the command uses the property WorkflowName of each object.
/// </para>
/// <para>
/// With -IdProperty, the whole object is also the params, and you choose the ID. Properties named Id or Params then
/// have no special meaning. To get new IDs, use -IdProperty { New-Guid }.
/// </para>
/// <para>
/// An object with a property Params, or ParamsJson for JSON text, describes an instance: that property contains the
/// params. The object can also have the properties WorkflowName, Id or InstanceId, SuccessRetention, ErrorRetention,
/// and LocationHint. Any other property causes the error AmbiguousInput. Parameters that you specify override the
/// object. With -Params, the command uses only the workflow and the ID from the object.
/// </para>
/// <para>
/// An ID is text, a whole number, or a Guid. If the Id of an object is empty or has another type, the command writes
/// the error InvalidId and doesn't start the instance. If it's a list, the error is IdNotOne. An ID that occurs twice in the input causes the error
/// IdRepeated, even with -SkipExisting. Piped text could be an ID or params, so it causes the error TextGiven, unless
/// you specify -Params (then it's the ID) or -IdProperty. A piped workflow starts one instance without params. Any
/// other object of this module causes the error NotParams.
/// </para>
/// <para>
/// Instances from the pipeline are started in batches of 100 per request, with four requests at the same time. The
/// command returns one output or writes one error for each input, in the order of the inputs. If an earlier command in
/// the pipeline fails, the instances of an incomplete batch aren't started, and the command doesn't wait for requests
/// in progress. Outputs come later than their inputs, so a variable of -PipelineVariable doesn't contain the input of
/// an output. Use the Id of the output instead.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write. The service starts up to 100 instances of a workflow per
/// second.
/// </para>
/// </remarks>
/// <example>
/// <code>New-CfWorkflowInstance order-fulfilment -Params @{ orderId = 'A-1001'; lines = @(@{ sku = 'mug'; quantity = 2 }) }</code>
/// <para>Starts an instance with params and a generated ID.</para>
/// </example>
/// <example>
/// <code>New-CfWorkflowInstance order-fulfilment -Id order-A-1002 -ParamsJson '{"orderId":"A-1002"}' | Wait-CfWorkflowInstance</code>
/// <para>Starts an instance with an ID that you choose, and waits until it ends.</para>
/// </example>
/// <example>
/// <code>'Id,Amount', 'order-1,12', 'order-2,30' | ConvertFrom-Csv | New-CfWorkflowInstance order-fulfilment -SkipExisting</code>
/// <para>Starts an instance for each row. The row is the params, and its Id is the instance ID. A second run starts
/// nothing twice. For a file, use Import-Csv.</para>
/// </example>
/// <example>
/// <code>'[{"JobId":"job-1","Amount":12},{"JobId":"job-2","Amount":30}]' | ConvertFrom-Json |
///     New-CfWorkflowInstance invoice-billing -IdProperty JobId</code>
/// <para>Starts an instance for each object. The object is the params, and its JobId is the instance ID.</para>
/// </example>
/// <example>
/// <code>@{ Id = 'refund-7'; Params = @{ orderId = 7 } }, @{ Id = 'refund-8'; Params = @{ orderId = 8 }; ErrorRetention = '7 days' } |
///     New-CfWorkflowInstance order-refund -WhatIf</code>
/// <para>Shows the ID and the size of the params of each instance that would be started.</para>
/// </example>
/// <seealso cref="WaitCfWorkflowInstanceCommand"/>
/// <seealso cref="StopCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.New, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowInstance))]
public sealed class NewCfWorkflowInstanceCommand : ContextCommand
{
    private static readonly IList<string> s_locationHints = typeof(NewCfWorkflowInstanceCommand)
        .GetProperty(nameof(LocationHint))!.GetCustomAttribute<ValidateSetAttribute>()!.ValidValues;

    private readonly HashSet<(WorkflowTarget, string)> _given = [];

    private NewInstanceInputReader _reader = new();
    private InputProcessor<NewInstance, WorkflowInstance>? _inputs;
    private byte[]? _params;
    private PSObject? _heldBack;
    private bool _hasWarned;

    /// <summary>Specifies the name of the workflow. The default is the property WorkflowName of each piped
    /// object.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.WorkflowName)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Specifies the instance ID: 1 to 100 letters, digits, hyphens, and underscores. The first character
    /// can't be a hyphen. The default is the property Id of the piped object, or else a new ID. With more than one
    /// input, this parameter causes the error IdWithSeveralInputs, and nothing is started.</summary>
    [Parameter(Position = 1)]
    [Alias("InstanceId")]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.NewInstanceId)]
    public string? Id { get; set; }

    /// <summary>Specifies the params of the instance, as any data that can be converted to JSON. If you pipe several
    /// inputs, all instances get the same params.</summary>
    [Parameter]
    public object? Params { get; set; }

    /// <summary>Specifies the params of the instance as JSON text, which is sent unchanged.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ParamsJson { get; set; }

    /// <summary>Specifies an object to start an instance for. See the description.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Specifies the property of the piped object that is the instance ID, or a script block that returns the
    /// ID of the object in $_. The whole object is then the params.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? IdProperty { get; set; }

    /// <summary>Specifies how long the service keeps the instance after it completes successfully: a TimeSpan or a
    /// phrase such as '7 days'.</summary>
    [Parameter]
    [RetentionArgument]
    public Retention? SuccessRetention { get; set; }

    /// <summary>Specifies how long the service keeps the instance after it ends with an error: a TimeSpan or a phrase
    /// such as '7 days'.</summary>
    [Parameter]
    [RetentionArgument]
    public Retention? ErrorRetention { get; set; }

    /// <summary>Specifies the preferred location of the instance.</summary>
    [Parameter]
    [ValidateSet("wnam", "weur", "enam", "eeur", "apac", "apac-ne", "apac-se", "oc", "sam", "afr", "me")]
    public string? LocationHint { get; set; }

    /// <summary>Returns an object with the status unknown for an ID that is in use, instead of an error. A second run
    /// can then wait for the same instances.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>Specifies the path of a journal file. Wildcards aren't supported. The command records its progress in
    /// the file. If it's interrupted, run the same command with the same input again: it continues where it stopped,
    /// doesn't repeat completed requests, and returns the earlier results again. The file contains IDs and outcomes,
    /// never params or payloads. With -WhatIf, the file isn't read or written.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        if (Id is not null && IdProperty is not null)
        {
            throw NewIdArgument.Twice("Use -Id or -IdProperty, not both.", Id);
        }

        if (WorkflowName.Length == 0 && !MyInvocation.ExpectingInput && InputObject is null)
        {
            throw WorkflowNameArgument.Missing(null);
        }

        AmbiguousInputs.RefuseOfModule(Params);
        _params = PayloadArgument.FromEither(WriteWarning, nameof(Params), Params, nameof(ParamsJson), ParamsJson);
        _reader = new NewInstanceInputReader
        {
            HasWorkflowName = WorkflowName.Length > 0,
            HasId = Id is not null,
            HasParams = IsTyped(nameof(Params)) || ParamsJson is not null,
            IdProperty = IdProperty,
            LocationHints = s_locationHints,
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
                "IdWithSeveralInputs", ErrorCategory.InvalidArgument, "-Id can't be used with more than one input.", Id)
            {
                RecommendedAction = "Remove -Id. Put the IDs in the property Id of the objects, or use -IdProperty.",
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

        base.OnEnd();
    }

    private void Start(PSObject? input)
    {
        NewInstanceInput read = input is null ? new() : _reader.Read(input);
        string workflowName = read.WorkflowName ?? WorkflowName;
        NewInstance instance = Describe(read);
        AccountApi api = OpenApi(read.AccountId);
        Warn(read, instance, api);
        WorkflowTarget target = new(api, workflowName);
        if (SkipExisting && instance.IdIsOurs && input is not null)
        {
            throw NewIdArgument.Missing(input);
        }

        if (!instance.IdIsOurs && !_given.Add((target, instance.Id)))
        {
            throw Repeated(instance.Id, input);
        }

        Add(target, instance);
    }

    private void Add(WorkflowTarget target, NewInstance instance)
    {
        _inputs ??= Process(
            new InstanceCreationTask(Resolved.IsLocal, hasJournal: JournalPath is not null), OpenJournal(JournalPath), Report);
        JournalEntry? entry = instance.IdIsOurs
            ? _inputs.Journal(target, null, JournalArguments.Hash(instance.Params))
            : _inputs.Journal(target, instance.Id, null);
        NewInstance asked = instance with { Id = entry?.Made ?? instance.Id, AskedOn = entry?.AskedOn };
        _inputs.Add(target, asked.Id, entry, () => Task.FromResult(new PlannedInput<NewInstance>(asked, InstanceCreationTask.Describe("Start instance", asked.Params))
        {
            Target = asked.IdIsOurs ? target.WorkflowName : null,
            MadeId = asked.IdIsOurs ? asked.Id : null,
        }));
    }

    private void Report(WorkflowTarget target, Outcome<string, WorkflowInstance> outcome) =>
        WriteObject(InstanceCreationTask.ResultOf(target, outcome, SkipExisting));

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
                ? "The local engine ignores -SuccessRetention, -ErrorRetention, and -LocationHint."
                : "The params are text that looks like JSON. The workflow receives a string. Use ParamsJson to send JSON.");
        }
    }

    private static CmdletErrorException Repeated(string id, object? input) => new(
        "IdRepeated", ErrorCategory.InvalidData, $"The ID '{id}' occurred earlier in the input. This instance was not started.", input)
    {
        RecommendedAction = "Give each input a unique ID, or choose another property with -IdProperty.",
    };
}
