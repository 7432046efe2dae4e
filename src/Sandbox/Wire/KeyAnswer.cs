using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A concurrency key; a read by id tells who refers to it too.</summary>
internal sealed record KeyAnswer(
    Guid Id,
    string Name,
    int Limit,
    DateTimeOffset CreatedOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<KeyReference>? ReferencingWorkflows = null)
{
    public static KeyAnswer Of(ConcurrencyKey key) => new(key.Id, key.Name, key.Limit, key.CreatedOn);
}
