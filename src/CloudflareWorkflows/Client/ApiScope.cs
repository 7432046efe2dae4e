using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Client;

/// <summary>The location of an account's resources.</summary>
/// <param name="Sender">Sends the requests.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Root">The first segments of all paths.</param>
internal sealed record ApiScope(ApiSender Sender, string AccountId, string[] Root)
{
    public static ApiScope Cloud(ApiSender sender, string accountId) => new(sender, accountId, ["accounts", accountId]);

    /// <summary>The local engine has no accounts.</summary>
    public static ApiScope Local(ApiSender sender) => new(sender, LocalApi.Account, []);
}
