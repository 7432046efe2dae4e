namespace CloudflareWorkflows.Client;

/// <summary>The API of the local engine, which has no accounts and fewer resources.</summary>
internal sealed class LocalApi(ApiScope scope) : AccountApi(scope)
{
    /// <summary>What objects of the local engine carry as their account.</summary>
    public const string Account = "local";

    public override WorkflowsClient Workflows { get; } = new LocalWorkflowsClient(scope);

    public override InstancesClient Instances { get; } = new LocalInstancesClient(scope);
}
