using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>Instances in a listing.</summary>
internal sealed class LenientInstanceConverter : LenientItemConverter<WorkflowInstance>
{
    protected override bool HasKey(WorkflowInstance item) => !string.IsNullOrEmpty(item.Id);
}

/// <summary>Accounts in a listing.</summary>
internal sealed class LenientAccountConverter : LenientItemConverter<Account>
{
    protected override bool HasKey(Account item) => !string.IsNullOrEmpty(item.Id);
}

/// <summary>Versions in a listing.</summary>
internal sealed class LenientVersionConverter : LenientItemConverter<VersionWire>
{
    protected override bool HasKey(VersionWire item) => !string.IsNullOrEmpty(item.Id);
}

/// <summary>Concurrency keys in a listing.</summary>
internal sealed class LenientConcurrencyKeyConverter : LenientItemConverter<WorkflowConcurrencyKey>
{
    protected override bool HasKey(WorkflowConcurrencyKey item) => !string.IsNullOrEmpty(item.KeyId);
}

/// <summary>Deleted instances in the response to a batch deletion.</summary>
internal sealed class LenientDeletedIdConverter : LenientItemConverter<DeletedIdWire>
{
    protected override bool HasKey(DeletedIdWire item) => !string.IsNullOrEmpty(item.Id);
}

/// <summary>Errors in the response to a batch deletion.</summary>
internal sealed class LenientBatchErrorConverter : LenientItemConverter<BatchError>
{
    protected override bool HasKey(BatchError item) => !string.IsNullOrEmpty(item.Id);
}
