using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Client;

/// <summary>The API of one account, by resource. A client has no state, so each property creates a new one.</summary>
internal class AccountApi(ApiScope scope)
{
    public string AccountId => scope.AccountId;

    protected ApiScope Scope => scope;

    public virtual WorkflowsClient Workflows => new(scope);

    public virtual InstancesClient Instances => new(scope);

    public virtual StepsClient Steps => new(scope);

    public virtual SubscriptionsClient Subscriptions => new(scope);

    public virtual InstanceBatchesClient Batches => new(scope);

    public virtual TerminationsClient Terminations => new(scope);

    public virtual DefinitionsClient Definitions => new(scope);

    public virtual VersionsClient Versions => new(scope);

    public virtual GraphsClient Graphs => new(scope);

    public virtual SettingsClient Settings => new(scope);

    public virtual ConcurrencyKeysClient ConcurrencyKeys => new(scope);

    public virtual TriggersClient Triggers => new(scope);

    public RawClient Raw => new(scope);

    /// <summary>Makes sure that the service's time is known. Costs one request if no response has arrived
    /// yet.</summary>
    public virtual Task LearnTimeAsync(CancellationToken cancellationToken) =>
        scope.Sender.Connection.ServerClock.IsKnown ? Task.CompletedTask : Workflows.CheckAsync(cancellationToken);
}

/// <summary>The location of an account's resources.</summary>
/// <param name="Sender">Sends the requests.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Root">The first segments of all paths.</param>
internal sealed record ApiScope(ApiSender Sender, string AccountId, string[] Root)
{
    public static ApiScope Cloud(ApiSender sender, string accountId) => new(sender, accountId, ["accounts", accountId]);

    /// <summary>The local engine has no accounts.</summary>
    public static ApiScope Local(ApiSender sender) => new(sender, LocalApi.Account, []);
}
