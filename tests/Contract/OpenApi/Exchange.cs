using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>A request that was made, its answer, and what Prism said about the two.</summary>
/// <param name="OperationId">The operation of the OpenAPI; null when it has none for it.</param>
/// <param name="Request">Method and path.</param>
/// <param name="StatusCode">What was answered.</param>
/// <param name="Violations">What the OpenAPI does not allow.</param>
internal sealed record Exchange(
    string? OperationId, string Request, int StatusCode, IReadOnlyList<Violation> Violations)
{
    public override string ToString() =>
        string.Join("\n  ", Violations.Select(violation => $"{violation}").Prepend($"{Request} -> {StatusCode}"));
}
