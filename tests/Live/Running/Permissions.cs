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
    public static System.Exception Explain(RefusedException refusal, string permission) => refusal.Reply.Status switch
    {
        401 => new InputException("Cloudflare does not accept the token in CLOUDFLARE_API_TOKEN. Is it complete, and active?"),
        403 => new InputException($"The token lacks the permission '{permission}' for the account in CLOUDFLARE_ACCOUNT_ID."),
        _ => refusal,
    };

    /// <summary>Whether the token can read analytics. Without them, the questions about them stay unanswered.</summary>
    public static async Task<bool> CanReadAnalyticsAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await new AnalyticsReader(context).TryQueryAsync("", ("", "count"), cancellationToken) is not null;
        }
        catch (UnansweredException)
        {
            return false;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
