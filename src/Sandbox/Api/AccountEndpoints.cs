using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Endpoints without an account: the list of accounts, and the verification of a token.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/accounts", List);
        _ = routes.MapGet("/user/tokens/verify", Verify);
    }

    private static ApiResult<IReadOnlyList<AccountResponse>> List(
        HttpRequest request, SandboxAccount account, SandboxOptions options)
    {
        List<AccountResponse> accounts = [new(account.Id, account.Name, account.CreatedOn)];
        foreach (string name in options.OtherAccounts)
        {
            accounts.Add(new AccountResponse(StableIds.Hex($"account {name}"), name, account.CreatedOn));
        }

        return PageWindow.Read(request, defaultPerPage: 20).Cut(accounts, item => item);
    }

    private static ApiResult<TokenResponse> Verify(HttpContext context) => new(
        new TokenResponse(StableIds.Hex(Caller.Of(context).Name), "active"),
        null,
        new ApiMessage(10000, "This API Token is valid and active"));
}
