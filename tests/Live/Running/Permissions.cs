using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Questions;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Running;

/// <summary>Names the permission that a token lacks.</summary>
internal static class Permissions
{
    /// <summary>Converts a refusal before anything was created, or of the first creation.</summary>
    /// <returns>What the user can do; the refusal itself if it is not about permissions.</returns>
    public static Exception Explain(RefusedException refusal, string permission) => refusal.Reply.Status switch
    {
        401 => new InputException("Cloudflare does not accept the token in CLOUDFLARE_API_TOKEN. Is it complete, and active?"),
        400 when refusal.Reply.Code == 6003 => new InputException(
            "Cloudflare cannot read the token in CLOUDFLARE_API_TOKEN. Is it complete?"),
        403 when refusal.Reply.Code is 10000 or 9109 => new InputException($"The token lacks the permission '{permission}' for the account in CLOUDFLARE_ACCOUNT_ID."),
        _ => refusal,
    };

    /// <summary>Returns why analytics cannot be read; null if they can.</summary>
    public static async Task<string?> WhyNoAnalyticsAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await new AnalyticsReader(context).TryQueryAsync("", ("", "count"), cancellationToken) is null
                ? "The service refused the query."
                : null;
        }
        catch (Exception failure) when (failure is UnansweredException or RefusedException)
        {
            return failure.Message;
        }
        catch (Exception failure) when (failure is not BudgetException && !cancellationToken.IsCancellationRequested)
        {
            return failure is HttpRequestException ? "The service did not respond." : "The response could not be read.";
        }
    }
}
