using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Client;

/// <summary>The API of one account, by resource.</summary>
internal class AccountApi(ApiSender api, string accountId)
{
    public string AccountId => accountId;

    public virtual WorkflowsClient Workflows { get; } = new(api, accountId);
}
