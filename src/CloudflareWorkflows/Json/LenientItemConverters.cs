using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json;

/// <summary>Instances in a listing.</summary>
internal sealed class ListedInstanceConverter : LenientItemConverter<WorkflowInstance>
{
    protected override bool IsWhole(WorkflowInstance item) => !string.IsNullOrEmpty(item.Id);
}

/// <summary>Accounts in a listing.</summary>
internal sealed class ListedAccountConverter : LenientItemConverter<Account>
{
    protected override bool IsWhole(Account item) => !string.IsNullOrEmpty(item.Id);
}

/// <summary>Versions in a listing.</summary>
internal sealed class ListedVersionConverter : LenientItemConverter<VersionWire>
{
    protected override bool IsWhole(VersionWire item) => !string.IsNullOrEmpty(item.Id);
}

/// <summary>Concurrency keys in a listing.</summary>
internal sealed class ListedKeyConverter : LenientItemConverter<WorkflowConcurrencyKey>
{
    protected override bool IsWhole(WorkflowConcurrencyKey item) => !string.IsNullOrEmpty(item.KeyId);
}

/// <summary>Instances in what came of a deletion.</summary>
internal sealed class ListedDeletionConverter : LenientItemConverter<DeletedIdWire>
{
    protected override bool IsWhole(DeletedIdWire item) => !string.IsNullOrEmpty(item.Id);
}

/// <summary>Failures in what came of a deletion.</summary>
internal sealed class ListedFailureConverter : LenientItemConverter<BatchError>
{
    protected override bool IsWhole(BatchError item) => !string.IsNullOrEmpty(item.Id);
}
