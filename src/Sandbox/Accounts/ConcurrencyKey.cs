using System;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>A limit on running instances that workflows may share.</summary>
internal sealed record ConcurrencyKey(Guid Id, string Name, int Limit, DateTimeOffset CreatedOn);
