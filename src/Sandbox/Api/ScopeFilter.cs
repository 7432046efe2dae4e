using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Rejects other accounts, and operations that the token does not permit.</summary>
internal sealed class ScopeFilter(SandboxAccount account) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        string id = http.Request.RouteValues["account_id"]?.ToString() ?? "";
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigit))
        {
            throw ApiErrors.NoRoute(RequestTarget.Of(http).PathInApi);
        }

        TokenAccess needed = HttpMethods.IsGet(http.Request.Method) ? TokenAccess.Read : TokenAccess.Write;
        bool isOwn = id.Equals(account.Id, StringComparison.OrdinalIgnoreCase);
        return isOwn && Caller.Of(http).Access >= needed ? next(context) : throw ApiErrors.NoPermission;
    }
}
