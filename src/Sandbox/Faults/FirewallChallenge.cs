using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>The response of the firewall instead of the API.</summary>
internal static class FirewallChallenge
{
    private const string Page =
        "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title></head><body></body></html>";

    public static Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=UTF-8";
        context.Response.Headers["cf-mitigated"] = "challenge";
        return context.Response.WriteAsync(Page, context.RequestAborted);
    }
}
