using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The account-wide settings for workflows.</summary>
internal sealed class SettingsClient(ApiScope scope) : ResourceClient(scope)
{
    public async Task<WorkflowSetting> GetAsync(CancellationToken cancellationToken)
    {
        ApiResponse<SettingsWire> response = await Api
            .SendAsync(ApiRequest.Get(Path("workflows", "settings")), Json.EnvelopeSettingsWire, cancellationToken)
            .ConfigureAwait(false);
        return response.Result!.ToModel(AccountId);
    }

    /// <summary>Sets both retentions: it is not documented whether the service keeps one that is omitted.</summary>
    public Task PatchAsync(Retention? success, Retention? error, CancellationToken cancellationToken) =>
        Api.SendAllowEmptyAsync(
            ApiRequest.Of(
                ApiRequest.Patch, Path("workflows", "settings"),
                new SettingsChangeWire(RetentionWire.From(success, error)), Json.SettingsChangeWire),
            Json.EnvelopeJsonElement,
            cancellationToken);
}
