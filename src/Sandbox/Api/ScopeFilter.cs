using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Rejects other accounts, operations that the token does not permit, and bodies where none may be.</summary>
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
        if (!isOwn || Caller.Of(http).Access < needed)
        {
            throw ApiErrors.NoPermission;
        }

        // A body of no bytes is announced; a request without a body announces none.
        bool hasEmptyBody = HttpMethods.IsDelete(http.Request.Method) && http.Request.ContentLength == 0;
        return hasEmptyBody && !account.Behavior.DeleteAcceptsEmptyBody ? throw ApiErrors.Body("no body") : next(context);
    }
}
