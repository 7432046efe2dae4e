using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Session;

/// <summary>Creates contexts with as few requests as possible.</summary>
internal static class ContextFactory
{
    /// <summary>Opens a session with the cloud.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="check">Whether to verify the credential now.</param>
    /// <param name="log">Logs the requests.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="AccountChoiceException">No account is specified and the credential does not have exactly
    /// one.</exception>
    public static async Task<WorkflowContext> OpenCloudAsync(
        SessionSettings settings, bool check, IRequestLog log, CancellationToken cancellationToken)
    {
        Uri address = ApiAddress.AsFolder(settings.BaseUri ?? ApiAddress.Cloud);
        ApiConnection connection = settings.Connect(address, CloudErrorClassifier.Classify);
        ApiSender api = new(connection, log);
        if (settings.NoAccount && !check)
        {
            return new WorkflowContext(connection, null, null, settings.CredentialSource);
        }

        if (settings.AccountId is string accountId)
        {
            if (check)
            {
                await new WorkflowsClient(ApiScope.Cloud(api, accountId)).CheckAsync(cancellationToken).ConfigureAwait(false);
            }

            return new WorkflowContext(connection, accountId, null, settings.CredentialSource);
        }

        IReadOnlyList<Account> accounts =
            await new AccountsClient(api).ListAccountsAsync(cancellationToken).ConfigureAwait(false);
        return settings.NoAccount ? new WorkflowContext(connection, null, null, settings.CredentialSource)
            : accounts.Count == 1 ? new WorkflowContext(connection, accounts[0].Id, accounts[0].Name, settings.CredentialSource)
            : throw new AccountChoiceException(accounts);
    }

    /// <summary>Opens a session with the local engine, at the address that its version uses.</summary>
    public static async Task<WorkflowContext> OpenLocalAsync(
        SessionSettings settings, int port, IRequestLog log, CancellationToken cancellationToken)
    {
        CloudflareException? lastFailure = null;
        foreach (Uri address in settings.BaseUri is Uri given ? [ApiAddress.AsFolder(given)] : ApiAddress.Local(port))
        {
            // The system's proxy does not apply to this machine.
            bool isDirect = settings.Proxy.Address is null && address.IsLoopback;
            SessionSettings localSettings = isDirect ? settings with { Proxy = ProxySetting.None } : settings;
            ApiConnection connection = localSettings.Connect(address, LocalErrorClassifier.Classify) with { IsLocalEngine = true };
            try
            {
                await new LocalWorkflowsClient(ApiScope.Local(new ApiSender(connection, log)))
                    .CheckAsync(cancellationToken).ConfigureAwait(false);
                return new WorkflowContext(
                    connection, LocalApi.Account, null, settings.CredentialSource);
            }
            catch (CloudflareException failure) when (IsWrongAddress(failure))
            {
                lastFailure = failure;
            }
        }

        throw lastFailure!;
    }

    /// <summary>The user's Worker may answer requests that the engine's API does not handle, with any
    /// content.</summary>
    private static bool IsWrongAddress(CloudflareException failure) => failure.Kind
        is CloudflareErrorKind.NotAvailableLocally
        or CloudflareErrorKind.NotFound
        or CloudflareErrorKind.UnreadableAnswer;
}
