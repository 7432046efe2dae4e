using CloudflareWorkflows.Sandbox.Accounts;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>Who asks: a token, or a user by the global key, with a budget of its own.</summary>
/// <param name="Name">What it is known by.</param>
/// <param name="Access">What it may do with workflows.</param>
/// <param name="Budget">What it may still ask.</param>
internal sealed record Caller(string Name, TokenAccess Access, RequestBudget Budget)
{
    public static Caller Of(HttpContext context) => (Caller)context.Items[typeof(Caller)]!;

    public void Attach(HttpContext context) => context.Items[typeof(Caller)] = this;
}
