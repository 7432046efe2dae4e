using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>A request, its response, and Prism's findings.</summary>
/// <param name="OperationId">The operation of the OpenAPI. Null if there is none.</param>
/// <param name="Request">Method and path.</param>
/// <param name="StatusCode">The status of the response.</param>
/// <param name="Violations">The violations of the OpenAPI.</param>
internal sealed record Exchange(
    string? OperationId, string Request, int StatusCode, IReadOnlyList<Violation> Violations)
{
    public override string ToString() =>
        string.Join("\n  ", Violations.Select(violation => $"{violation}").Prepend($"{Request} -> {StatusCode}"));
}
