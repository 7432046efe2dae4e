using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Client;

/// <summary>The API of one account, by resource.</summary>
internal class AccountApi(ApiScope scope)
{
    public string AccountId => scope.AccountId;

    public virtual WorkflowsClient Workflows { get; } = new(scope);

    public virtual InstancesClient Instances { get; } = new(scope);

    public virtual StepsClient Steps { get; } = new(scope);

    public virtual SubscriptionsClient Subscriptions { get; } = new(scope);

    public virtual InstanceBatchesClient Batches { get; } = new(scope);

    public virtual TerminationsClient Terminations { get; } = new(scope);

    public virtual DefinitionsClient Definitions { get; } = new(scope);

    public virtual VersionsClient Versions { get; } = new(scope);

    public virtual GraphsClient Graphs { get; } = new(scope);

    public virtual SettingsClient Settings { get; } = new(scope);

    public virtual ConcurrencyKeysClient ConcurrencyKeys { get; } = new(scope);

    public virtual TriggersClient Triggers { get; } = new(scope);

    public RawClient Raw { get; } = new(scope);

    /// <summary>Sees to it that the service's time is known, at the cost of one request where nothing was asked yet.</summary>
    public virtual Task LearnTimeAsync(CancellationToken cancellationToken) =>
        scope.Sender.Connection.ServerClock.IsKnown ? Task.CompletedTask : Workflows.CheckAsync(cancellationToken);
}
