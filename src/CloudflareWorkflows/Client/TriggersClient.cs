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
    public async Task<WorkflowTrigger[]> GetAsync(string scriptName, CancellationToken cancellationToken)
    {
        Answer<TriggersWire> answer = await Api.SendAsync(
            ApiRequest.Get(Path("triggers", scriptName)), Json.EnvelopeTriggersWire, cancellationToken)
            .ConfigureAwait(false);
        return ToModels(answer.Result!, scriptName);
    }

    /// <summary>Puts triggers in the place of all that are there.</summary>
    /// <returns>Those that are there then, if the service says more than that it is done.</returns>
    public Task<WorkflowTrigger[]?> ReplaceAsync(
        string scriptName, IEnumerable<WorkflowTrigger> triggers, CancellationToken cancellationToken) =>
        ChangeAsync(scriptName, With(HttpMethod.Put, scriptName, triggers), cancellationToken);

    /// <summary>Adds triggers to those that are there. Twice is not once.</summary>
    /// <returns>Those that are there then, if the service says more than that it is done.</returns>
    public Task<WorkflowTrigger[]?> AddAsync(
        string scriptName, IEnumerable<WorkflowTrigger> triggers, CancellationToken cancellationToken)
    {
        ApiRequest request = With(ApiRequest.Patch, scriptName, triggers);
        return ChangeAsync(
            scriptName, request with { Safety = RepeatSafety.OnlyIfNothingDone }, cancellationToken);
    }

    /// <summary>Deletes all triggers of a script.</summary>
    public Task DeleteAsync(string scriptName, CancellationToken cancellationToken) =>
        SendDeleteAsync(Path("triggers", scriptName), cancellationToken);

    private ApiRequest With(HttpMethod method, string scriptName, IEnumerable<WorkflowTrigger> triggers) =>
        ApiRequest.Of(
            method, Path("triggers", scriptName), [.. triggers.Select(ScriptTriggerWire.From)], Json.ScriptTriggerWireArray);

    private async Task<WorkflowTrigger[]?> ChangeAsync(
        string scriptName, ApiRequest request, CancellationToken cancellationToken)
    {
        Answer<TriggersWire> answer = await Api
            .SendLooselyAsync(request, Json.EnvelopeTriggersWire, cancellationToken).ConfigureAwait(false);
        return answer.Result is TriggersWire wire ? ToModels(wire, scriptName) : null;
    }

    private WorkflowTrigger[] ToModels(TriggersWire wire, string scriptName) =>
        [.. (wire.Triggers ?? []).Select(trigger => trigger.ToModel(AccountId, scriptName))];
}
