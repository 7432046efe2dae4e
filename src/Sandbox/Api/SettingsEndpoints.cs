using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The account settings: the default retention.</summary>
internal static class SettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/workflows/settings", Get);
        _ = routes.MapPatch("/workflows/settings", ChangeAsync);
    }

    private static ApiResult<SettingsResponse> Get(SandboxAccount account) =>
        ApiResults.Ok(new SettingsResponse(RetentionResponse.Of(account.Retention)));

    private static async Task<ApiResult<SettingsResponse>> ChangeAsync(HttpRequest request, SandboxAccount account)
    {
        SettingsBody body = await BodyReader.ReadOptionalAsync(request, SandboxJson.Wire.SettingsBody);
        if (RetentionReader.Read(body.DefaultRetention, account.Behavior) is { } asked)
        {
            lock (account.SyncRoot)
            {
                account.Retention = new Retention(
                    asked.Success ?? account.Retention.Success, asked.Error ?? account.Retention.Error);
            }
        }

        return Get(account);
    }
}
