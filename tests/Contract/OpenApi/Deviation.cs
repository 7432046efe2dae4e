using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>Something that is known to be outside the OpenAPI.</summary>
/// <param name="Name">What cases call it.</param>
/// <param name="Request">A pattern for method, path and query.</param>
/// <param name="Violation">A pattern for what Prism says about it.</param>
/// <param name="Reason">Why it is right nevertheless.</param>
internal sealed record Deviation(string Name, string Request, string Violation, string Reason)
{
    public bool Explains(Exchange exchange, Violation violation) =>
        Regex.IsMatch(exchange.Request, Request) && Regex.IsMatch($"{violation}", Violation);
}
