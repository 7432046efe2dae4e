using System;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Journalling;
using CloudflareWorkflows.Commands.Pipeline;
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
/// event.payload. The service takes up to 1 MiB.
/// </para>
/// <para>
/// Objects with the properties WorkflowName, Id and Params describe an instance each. A workflow that is piped in starts one.
/// With -IdProperty, each object that is piped in is, as a whole, the params of one instance, and one of its properties is
/// the id.
/// </para>
/// <para>
/// Instances from the pipeline are started a hundred with one request, four requests at a time; one output or one error
/// comes for each, in the order of the inputs. When an earlier command of the pipeline fails, those that wait for their
/// hundred to be full are not started, and those just being started are not waited for.
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
/// <code>'[{"JobId":"job-1","Amount":12},{"JobId":"job-2","Amount":30}]' | ConvertFrom-Json |
///     New-CfWorkflowInstance invoice-billing -IdProperty JobId</code>
/// <para>Starts an instance for each object, with the object as its params and its JobId as its id.</para>
/// </example>
/// <seealso cref="WaitCfWorkflowInstanceCommand"/>
/// <seealso cref="StopCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.New, "CfWorkflowInstance", SupportsShouldProcess = true, DefaultParameterSetName = SingleSet)]
[OutputType(typeof(WorkflowInstance))]
public sealed class NewCfWorkflowInstanceCommand : JournalCommand
{
    private const string SingleSet = "Single";
    private const string ObjectSet = "InputObject";

    private InstanceStarter? _starter;

    /// <summary>The workflow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = SingleSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ObjectSet)]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>The id: 1 to 100 letters, digits, hyphens and underscores, not beginning with a hyphen. Without it, one is
    /// made.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = SingleSet)]
    [Alias("InstanceId")]
    [NewInstanceId]
    public string? Id { get; set; }

    /// <summary>What the workflow is started with: anything that is data.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = SingleSet)]
    public object? Params { get; set; }

    /// <summary>What the workflow is started with, as JSON text, which is sent as it is.</summary>
    [Parameter(ParameterSetName = SingleSet)]
    [ValidateNotNullOrEmpty]
    public string? ParamsJson { get; set; }

    /// <summary>An object that is, as a whole, the params of one instance.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The property of the object that is the id, or a script block that makes the id of the object in $_. Without
    /// it, ids are made.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
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
    public SwitchParameter SkipExisting { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        NewInstance instance = Describe();
        AccountApi api = OpenApi();
        if (!api.Instances.KeepsAndPlacesInstances
            && (SuccessRetention ?? (object?)ErrorRetention ?? LocationHint) is not null)
        {
            WriteWarning("The local engine takes no notice of -SuccessRetention, -ErrorRetention and -LocationHint.");
        }

        Destination destination = new(api, WorkflowName);
        string shown = instance.IdIsOurs ? WorkflowName : $"{WorkflowName}/{instance.Id}";
        JournalEntry? entry = Journalled(api.AccountId, WorkflowName, instance.IdIsOurs ? null : instance.Id);
        if (entry?.IsSettled == true || ShouldProcess(shown, "Start instance"))
        {
            instance = instance with { Id = entry?.Made ?? instance.Id, AskedOn = entry?.AskedOn };
            _starter ??= Open();
            _starter.Add(destination, new(instance, entry) { Made = instance.IdIsOurs ? instance.Id : null });
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd() => _starter?.Finish();

    private protected override bool TakesAccountOfInput() =>
        ParameterSetName == SingleSet || IsTyped(nameof(AccountId));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _starter?.Dispose();
        }
    }

    private InstanceStarter Open() => new(new(
        new(Guard, Await, Tell) { Width = BatchFanOut<Journalled<NewInstance>, WorkflowInstance>.Width(Resolved.IsLocal) },
        Resolved.Clock.Now, SendAsync, InstanceStarter.MaximumWeight));

    private Task<Outcome<Journalled<NewInstance>, WorkflowInstance>[]> SendAsync(
        Destination destination, Journalled<NewInstance>[] inputs) => JournalledSending.RunAsync(
            inputs,
            instances => BatchCreation.RunAsync(destination.Api, destination.WorkflowName, instances, StopToken),
            created => created.Status);

    private void Tell(BatchOutcome<Journalled<NewInstance>, WorkflowInstance> batch)
    {
        foreach (Outcome<Journalled<NewInstance>, WorkflowInstance> outcome in batch.Inputs)
        {
            Guard(outcome.Input.Input.Id, () => Tell(batch.Destination, outcome));
        }

        Count(batch.Inputs.Length);
    }

    private void Tell(Destination destination, Outcome<Journalled<NewInstance>, WorkflowInstance> outcome)
    {
        bool isHandle = SkipExisting && outcome.Failure is not null && InstanceCreation.IsInUse(outcome.Failure);
        WriteObject(isHandle ? destination.Handle(outcome.Input.Input.Id) : outcome.ResultOrThrow());
    }

    private NewInstance Describe()
    {
        (string? id, byte[]? parameters) = ParameterSetName == ObjectSet
            ? InputObjectArgument.Read(InputObject, IdProperty)
            : (Id, PayloadArgument.FromEither(this, nameof(Params), Params, nameof(ParamsJson), ParamsJson));
        return new NewInstance
        {
            Id = string.IsNullOrEmpty(id) ? Guid.NewGuid().ToString() : id!,
            IdIsOurs = string.IsNullOrEmpty(id),
            Params = parameters,
            SuccessRetention = SuccessRetention,
            ErrorRetention = ErrorRetention,
            LocationHint = LocationHint?.ToLowerInvariant(),
        };
    }
}
