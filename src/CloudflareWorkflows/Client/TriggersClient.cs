using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The triggers of an account's workflows, by script.</summary>
internal sealed class TriggersClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Reads the triggers of a script. Malformed ones are reported to the user.</summary>
    public async Task<WorkflowTrigger[]> GetAsync(string scriptName, CancellationToken cancellationToken) =>
        ToModels(await ReadAsync(scriptName, cancellationToken).ConfigureAwait(false), scriptName, cancellationToken);

    /// <summary>Reads all triggers of a script before replacing them. Throws if one is malformed, because replacing
    /// would delete it.</summary>
    public async Task<WorkflowTrigger[]> GetAllAsync(string scriptName, CancellationToken cancellationToken)
    {
        TriggersWire wire = await ReadAsync(scriptName, cancellationToken).ConfigureAwait(false);
        return wire.Triggers?.FirstOrDefault(trigger => trigger.Malformed is not null).Malformed is MalformedItem malformed
            ? throw ApiExceptions.Unreadable(Path("triggers", scriptName), malformed)
            : ToModels(wire, scriptName, cancellationToken);
    }

    /// <summary>Replaces all triggers.</summary>
    /// <returns>The resulting triggers; null if the service confirms the change without returning them.</returns>
    public Task<WorkflowTrigger[]?> ReplaceAsync(
        string scriptName, IEnumerable<WorkflowTrigger> triggers, CancellationToken cancellationToken) =>
        ChangeAsync(scriptName, With(HttpMethod.Put, scriptName, triggers), cancellationToken);

    /// <summary>Adds triggers. The request isn't idempotent.</summary>
    /// <returns>The resulting triggers; null if the service confirms the change without returning them.</returns>
    public Task<WorkflowTrigger[]?> AddAsync(
        string scriptName, IEnumerable<WorkflowTrigger> triggers, CancellationToken cancellationToken)
    {
        ApiRequest request = With(ApiRequest.Patch, scriptName, triggers);
        return ChangeAsync(
            scriptName, request with { Safety = RetrySafety.OnlyIfNothingDone }, cancellationToken);
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
        ApiResponse<TriggersWire> response = await Api
            .SendAllowEmptyAsync(request, Json.EnvelopeTriggersWire, cancellationToken).ConfigureAwait(false);
        return response.Result is TriggersWire wire ? ToModels(wire, scriptName, cancellationToken) : null;
    }

    private async Task<TriggersWire> ReadAsync(string scriptName, CancellationToken cancellationToken)
    {
        ApiResponse<TriggersWire> response = await Api.SendAsync(
            ApiRequest.Get(Path("triggers", scriptName)), Json.EnvelopeTriggersWire, cancellationToken)
            .ConfigureAwait(false);
        return response.Result!;
    }

    private WorkflowTrigger[] ToModels(
        TriggersWire wire, string scriptName, CancellationToken cancellationToken) => Readable(
        Path("triggers", scriptName), wire.Triggers ?? [],
        trigger => trigger.ToModel(AccountId, scriptName, cancellationToken));
}
