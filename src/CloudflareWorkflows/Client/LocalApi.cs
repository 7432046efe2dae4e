using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The API of the local engine, which has no accounts and fewer resources. Access to a missing resource
/// fails before a request is sent.</summary>
internal sealed class LocalApi(ApiScope scope) : AccountApi(scope)
{
    /// <summary>The account id of objects from the local engine.</summary>
    public const string Account = "local";

    public override WorkflowsClient Workflows => new LocalWorkflowsClient(Scope);

    public override InstancesClient Instances => new LocalInstancesClient(Scope);

    public override StepsClient Steps => new LocalStepsClient(Scope);

    public override SubscriptionsClient Subscriptions => new LocalSubscriptionsClient(Scope);

    public override InstanceBatchesClient Batches => new LocalInstanceBatchesClient(Scope);

    public override TerminationsClient Terminations => throw Missing("job that stops many instances");

    public override DefinitionsClient Definitions =>
        throw Missing("way to change workflows, because wrangler's configuration defines them");

    public override VersionsClient Versions => throw Missing("versions of workflows");

    public override GraphsClient Graphs => throw Missing("graphs of workflows");

    public override SettingsClient Settings => throw Missing("settings of an account");

    public override ConcurrencyKeysClient ConcurrencyKeys => throw Missing("concurrency keys");

    public override TriggersClient Triggers => throw Missing("triggers");

    public override AnalyticsClient Analytics => throw Missing("analytics");

    /// <summary>The local engine uses the clock of this machine.</summary>
    public override Task LearnTimeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static CloudflareException Missing(string what) =>
        new(CloudflareErrorKind.NotAvailableLocally, $"it has no {what}.");
}
