using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A concurrency key; reading one by id also returns the workflows that use it.</summary>
internal sealed record ConcurrencyKeyResponse(
    Guid Id,
    string Name,
    int Limit,
    DateTimeOffset CreatedOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<KeyReference>? ReferencingWorkflows = null)
{
    public static ConcurrencyKeyResponse Of(ConcurrencyKey key) => new(key.Id, key.Name, key.Limit, key.CreatedOn);
}
