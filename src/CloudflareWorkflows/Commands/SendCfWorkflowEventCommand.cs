using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands;

/// <summary>Sends an event to instances of a workflow, one of whose steps may wait for it.</summary>
/// <remarks>
/// <para>
/// The type is the one that the code waits for with step.waitForEvent. An event that comes before the step does is kept for
/// it. The service takes up to 1 MiB.
/// </para>
/// <para>
/// Sending twice is not sending once: a request whose answer was lost is not sent again, and is told as an error. The token
/// needs the permission Workers Scripts Write.
/// </para>
/// <para>
/// A piped step is the error StepGiven: it isn't the whole instance. Text, whole numbers and Guids from the pipeline are IDs
/// of instances.
/// </para>
/// </remarks>
/// <example>
/// <code>New-CfWorkflowInstance invoice-billing | Wait-CfWorkflowInstance -ForEvent approved | Send-CfWorkflowEvent -Type approved -Payload @{ by = 'ann' }</code>
/// <para>Starts an instance, and approves its invoice as soon as it waits for that.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance invoice-billing -Newest 20 -Detail | Where-Object WaitsFor -like 'event approved*' | Send-CfWorkflowEvent -Type approved -PayloadJson '{"by":"ann"}' -WhatIf</code>
/// <para>Shows to which of the newest instances the event would be sent: those that wait for it. Their status does not tell.</para>
/// </example>
/// <seealso cref="GetCfWorkflowStepCommand"/>
/// <seealso href="https://developers.cloudflare.com/workflows/build/events-and-parameters/">Events and parameters</seealso>
[Cmdlet(VerbsCommunications.Send, "CfWorkflowEvent", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SendCfWorkflowEventCommand : InstanceTaskCommand
{
    private static readonly byte[] s_null = "null"u8.ToArray();

    private readonly InputFanOut<string?> _fanOut;
    private byte[]? _payload;

    /// <summary>Makes the command.</summary>
    public SendCfWorkflowEventCommand()
    {
        _fanOut = new InputFanOut<string?>(Guard, Await, _ => { }) { Settled = () => Count() };
    }

    /// <summary>The type of the event: 1 to 100 letters, digits, hyphens and underscores, not beginning with a
    /// hyphen.</summary>
    [Parameter(Mandatory = true)]
    [EventType]
    public string Type { get; set; } = "";

    /// <summary>What the event carries: anything that is data. Without it, an empty object; $null is JSON's null.</summary>
    [Parameter]
    public object? Payload { get; set; }

    /// <summary>What the event carries, as JSON text, which is sent as it is.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PayloadJson { get; set; }

    private protected override bool IsRepeatable => false;

    /// <inheritdoc/>
    protected override void OnBegin() =>
        _payload = PayloadArgument.FromEither(this, nameof(Payload), Payload, nameof(PayloadJson), PayloadJson)
            ?? (IsTyped(nameof(Payload)) ? s_null : null);

    private protected override bool GivesObjects => false;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        InstancesClient client = OpenApi().Instances;
        foreach (string id in InstanceIds())
        {
            JournalEntry? entry = JournaledInput(client.AccountId, id);
            if (entry?.IsSettled == true || ShouldProcess($"{WorkflowName}/{id}", $"Send event '{Type}'"))
            {
                _fanOut.Add(id, SendAsync(client, WorkflowName, id, entry));
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd() => _fanOut.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _fanOut.Dispose();
        }
    }

    private async Task<string?> SendAsync(
        InstancesClient client, string workflowName, string id, JournalEntry? entry) =>
        entry?.IsSettled == true
            ? entry.StatusOrThrow()
            : await JournalEntry.RunAsync(
                entry,
                async () =>
                {
                    await client.SendEventAsync(workflowName, id, Type, _payload, StopToken).ConfigureAwait(false);
                    return (string?)null;
                },
                status => status).ConfigureAwait(false);
}
