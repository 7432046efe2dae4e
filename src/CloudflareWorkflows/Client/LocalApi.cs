using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Client;

/// <summary>The API of the local engine, which has no accounts and fewer resources.</summary>
internal sealed class LocalApi(ApiSender api) : AccountApi(api, Account)
{
    /// <summary>What objects of the local engine carry as their account.</summary>
    public const string Account = "local";

    public override WorkflowsClient Workflows { get; } = new LocalWorkflowsClient(api);
}
