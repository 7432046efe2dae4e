using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>What a client asks before it knows an account: which there are, and whether the token is good.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/accounts", List);
        _ = routes.MapGet("/user/tokens/verify", Verify);
    }

    private static ApiResult<IReadOnlyList<AccountAnswer>> List(
        HttpRequest request, SandboxAccount account, SandboxOptions options)
    {
        List<AccountAnswer> accounts = [new(account.Id, account.Name, account.CreatedOn)];
        foreach (string name in options.OtherAccounts)
        {
            accounts.Add(new AccountAnswer(StableIds.Hex($"account {name}"), name, account.CreatedOn));
        }

        return PageWindow.Read(request, defaultPerPage: 20).Cut(accounts, item => item);
    }

    private static ApiResult<TokenAnswer> Verify(HttpContext context) => new(
        new TokenAnswer(StableIds.Hex(Caller.Of(context).Name), "active"),
        null,
        new ApiMessage(10000, "This API Token is valid and active"));
}
