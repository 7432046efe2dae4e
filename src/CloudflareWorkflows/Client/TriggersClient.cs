using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The events that start an account's workflows, by the script that they belong to.</summary>
internal sealed class TriggersClient(ApiScope scope) : ResourceClient(scope)
{
    public Task<WorkflowTrigger[]> GetAsync(string scriptName, CancellationToken cancellationToken) =>
        SendAsync(scriptName, ApiRequest.Get(Path("triggers", scriptName)), cancellationToken);

    /// <summary>Puts triggers in the place of all that are there.</summary>
    public Task<WorkflowTrigger[]> ReplaceAsync(
        string scriptName, IEnumerable<WorkflowTrigger> triggers, CancellationToken cancellationToken) =>
        SendAsync(scriptName, With(HttpMethod.Put, scriptName, triggers), cancellationToken);

    /// <summary>Adds triggers to those that are there. Twice is not once.</summary>
    public Task<WorkflowTrigger[]> AddAsync(
        string scriptName, IEnumerable<WorkflowTrigger> triggers, CancellationToken cancellationToken)
    {
        ApiRequest request = With(ApiRequest.Patch, scriptName, triggers);
        return SendAsync(
            scriptName, request with { Safety = RepeatSafety.OnlyIfNothingDone }, cancellationToken);
    }

    /// <summary>Deletes all triggers of a script.</summary>
    public Task DeleteAsync(string scriptName, CancellationToken cancellationToken) =>
        SendDeleteAsync(Path("triggers", scriptName), cancellationToken);

    private ApiRequest With(HttpMethod method, string scriptName, IEnumerable<WorkflowTrigger> triggers) =>
        ApiRequest.Of(
            method, Path("triggers", scriptName), [.. triggers.Select(ScriptTriggerWire.From)], Json.ScriptTriggerWireArray);

    private async Task<WorkflowTrigger[]> SendAsync(
        string scriptName, ApiRequest request, CancellationToken cancellationToken)
    {
        Answer<TriggersWire> answer = await Api
            .SendAsync(request, Json.EnvelopeTriggersWire, cancellationToken).ConfigureAwait(false);
        return [.. (answer.Result!.Triggers ?? []).Select(wire => wire.ToModel(AccountId, scriptName))];
    }
}
