using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Pipeline;

namespace CloudflareWorkflows.Commands;

/// <summary>Sends an event to instances of a workflow. A step can wait for the event.</summary>
/// <remarks>
/// <para>
/// The event type must match the type that the code passes to step.waitForEvent. If the event arrives before the step
/// waits for it, the service keeps the event. The service accepts payloads of up to 1 MiB.
/// </para>
/// <para>
/// Sending an event isn't idempotent. If the response is lost, the command doesn't retry; it writes the error
/// OutcomeUnknown. The token needs the permission Workers Scripts Write.
/// </para>
/// <para>
/// A piped step causes the error StepGiven, because a step isn't the whole instance. Text, whole numbers, and Guids
/// from the pipeline are instance IDs.
/// </para>
/// </remarks>
/// <example>
/// <code>New-CfWorkflowInstance invoice-billing | Wait-CfWorkflowInstance -ForEvent approved | Send-CfWorkflowEvent -Type approved -Payload @{ by = 'ann' }</code>
/// <para>Starts an instance, waits until it waits for the event approved, and sends that event.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance invoice-billing -Newest 20 -Detail | Where-Object WaitsFor -like 'event approved*' | Send-CfWorkflowEvent -Type approved -PayloadJson '{"by":"ann"}' -WhatIf</code>
/// <para>Shows which of the newest instances the event would be sent to: the instances that wait for it. Their status
/// doesn't show what they wait for.</para>
/// </example>
/// <seealso cref="GetCfWorkflowStepCommand"/>
/// <seealso href="https://developers.cloudflare.com/workflows/build/events-and-parameters/">Events and parameters</seealso>
[Cmdlet(VerbsCommunications.Send, "CfWorkflowEvent", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SendCfWorkflowEventCommand : ExistingInstanceCommand
{
    private static readonly byte[] s_null = "null"u8.ToArray();

    private InputProcessor<string, string>? _inputs;
    private byte[]? _payload;

    /// <summary>Specifies the type of the event: 1 to 100 letters, digits, hyphens, and underscores. The first
    /// character can't be a hyphen.</summary>
    [Parameter(Mandatory = true)]
    [ServiceRule(TextRule.EventType)]
    public string Type { get; set; } = "";

    /// <summary>Specifies the payload of the event, as any data that can be converted to JSON. The default is an empty
    /// object. $null is sent as null.</summary>
    [Parameter]
    public object? Payload { get; set; }

    /// <summary>Specifies the payload of the event as JSON text, which is sent unchanged.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PayloadJson { get; set; }

    private protected override bool IsRepeatable => false;

    /// <inheritdoc/>
    protected override void OnBegin() =>
        _payload = PayloadArgument.FromEither(WriteWarning, nameof(Payload), Payload, nameof(PayloadJson), PayloadJson)
            ?? (IsTyped(nameof(Payload)) ? s_null : null);

    private protected override bool GivesObjects => false;

    private protected override void AddInput(WorkflowTarget target, string id)
    {
        _inputs ??= Open(new EventTask(Type, _payload), _ => { });
        AddInput(_inputs, target, id, () => Task.FromResult(new PlannedInput<string>(id, $"Send event '{Type}'")));
    }
}
