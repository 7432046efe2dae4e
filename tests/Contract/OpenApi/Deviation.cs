using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>A known deviation from the OpenAPI.</summary>
/// <param name="Name">The name that cases use.</param>
/// <param name="Request">A pattern for method, path and query.</param>
/// <param name="Violation">A pattern for Prism's message.</param>
/// <param name="Reason">The reason why it is correct nevertheless.</param>
internal sealed record Deviation(string Name, string Request, string Violation, string Reason)
{
    public bool Explains(Exchange exchange, Violation violation) =>
        Regex.IsMatch(exchange.Request, Request) && Regex.IsMatch($"{violation}", Violation);
}
