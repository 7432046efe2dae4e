using System;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Starts an instance of a workflow.</summary>
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
/// <seealso cref="WaitCfWorkflowInstanceCommand"/>
/// <seealso cref="StopCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.New, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowInstance))]
public sealed class NewCfWorkflowInstanceCommand : ContextCommand
{
    /// <summary>The workflow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WorkflowName]
    public string WorkflowName { get; set; } = "";

    /// <summary>The id: 1 to 100 letters, digits, hyphens and underscores, not beginning with a hyphen. Without it, one is
    /// made.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("InstanceId")]
    [NewInstanceId]
    public string? Id { get; set; }

    /// <summary>What the workflow is started with: anything that is data.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Params { get; set; }

    /// <summary>What the workflow is started with, as JSON text, which is sent as it is.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ParamsJson { get; set; }

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
    protected override string Permission => "Workers Scripts Write";

    /// <inheritdoc/>
    protected override void OnInput()
    {
        NewInstance instance = new()
        {
            Id = string.IsNullOrEmpty(Id) ? Guid.NewGuid().ToString() : Id!,
            IdIsOurs = string.IsNullOrEmpty(Id),
            Params = ParamsAsJson(),
            SuccessRetention = SuccessRetention,
            ErrorRetention = ErrorRetention,
            LocationHint = LocationHint?.ToLowerInvariant(),
        };
        WorkflowsClient client = OpenClient();
        string shown = instance.IdIsOurs ? WorkflowName : $"{WorkflowName}/{instance.Id}";
        if (ShouldProcess(shown, "Start instance"))
        {
            Guard(instance.Id, () => WriteObject(Create(client, instance)));
        }
    }

    private WorkflowInstance Create(WorkflowsClient client, NewInstance instance)
    {
        try
        {
            return Await(InstanceCreation.RunAsync(client, WorkflowName, instance, StopToken));
        }
        catch (CloudflareException failure) when (SkipExisting && InstanceCreation.IsInUse(failure))
        {
            return new WorkflowInstance
            {
                Id = instance.Id,
                WorkflowName = WorkflowName,
                AccountId = client.AccountId,
            };
        }
    }

    private byte[]? ParamsAsJson()
    {
        if (ParamsJson is not null)
        {
            return Params is null
                ? PayloadArgument.FromJson(nameof(ParamsJson), ParamsJson)
                : throw new InputRefusedException(
                    "ParamsTwice", ErrorCategory.InvalidArgument, "Give -Params or -ParamsJson, not both.", ParamsJson);
        }

        if (Params is null)
        {
            return null;
        }

        if (PayloadArgument.LooksLikeJson(Params))
        {
            WriteWarning("-Params is text that looks like JSON; the workflow receives a string. Use -ParamsJson to send it as JSON.");
        }

        return PayloadArgument.FromObject(nameof(Params), Params);
    }
}
