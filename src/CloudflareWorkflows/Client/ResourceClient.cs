using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Client;

/// <summary>What the clients of all resources share.</summary>
/// <param name="api">Sends the requests.</param>
/// <param name="accountId">The account whose resources these are.</param>
internal abstract class ResourceClient(ApiSender api, string accountId)
{
    public string AccountId => accountId;

    protected ApiSender Api => api;

    /// <summary>A path below the account.</summary>
    protected virtual ApiPath Path(params string[] segments) => ApiPath.Of(["accounts", accountId, .. segments]);
}
