using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The accounts of a credential, read before a session has an account.</summary>
internal sealed class AccountsClient(ApiSender api)
{
    private const int PageSize = 50;

    /// <summary>Lists the accounts that the credential may use.</summary>
    public async Task<IReadOnlyList<Account>> ListAccountsAsync(CancellationToken cancellationToken)
    {
        List<Account> accounts = [];
        IAsyncEnumerable<LenientItem<Account>[]> pages = PageNumberPager.RunAsync(
            (_, page, token) => api.SendAsync(
                ApiRequest.Get(ApiPath.Of("accounts").With("page", page ?? 1).With("per_page", PageSize)),
                ApiJsonContext.Default.EnvelopeLenientItemAccountArray,
                token),
            account => account.Key(known => known.Id), PageSize,
            cancellationToken);
        await foreach (LenientItem<Account>[] page in pages.ConfigureAwait(false))
        {
            accounts.AddRange(
                LenientItem<Account>.Readable(page, account => account, malformed => api.Report("accounts", malformed)));
        }

        return accounts;
    }
}
