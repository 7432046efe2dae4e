using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Client;

/// <summary>What the clients of all resources share.</summary>
internal abstract class ResourceClient(ApiScope scope)
{
    public string AccountId => scope.AccountId;

    protected static ApiJsonContext Json => ApiJsonContext.Default;

    protected ApiSender Api => scope.Sender;

    /// <summary>A path below the account.</summary>
    protected ApiPath Path(params string[] segments) => ApiPath.Of([.. scope.Root, .. segments]);
}
