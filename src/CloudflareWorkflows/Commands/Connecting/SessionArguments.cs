using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Security;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Connecting;

/// <summary>Converts arguments and environment variables to the settings of a session.</summary>
internal static class SessionArguments
{
    /// <summary>Returns the settings of the environment; null if it has no token.</summary>
    public static SessionSettings? OfEnvironment(EnvironmentSettings environment)
    {
        if (environment.ApiToken is null)
        {
            return null;
        }

        if (environment.AccountId is string account && ServiceRules.AccountId(account) is string breach)
        {
            throw new CmdletErrorException(
                "InvalidAccountId", ErrorCategory.InvalidArgument, $"CLOUDFLARE_ACCOUNT_ID isn't valid: {breach}.", account)
            {
                EndsPipeline = true,
            };
        }

        return new SessionSettings
        {
            Credential = Token(environment.ApiToken),
            CredentialSource = "Environment",
            AccountId = environment.AccountId,
            BaseUri = environment.BaseUri is string address ? Address(address) : null,
            UserAgent = UserAgent(),
        };
    }

    public static Credential Token(string token) => new ApiToken(Validate(token, "API token"));

    public static Credential Key(string email, string key) =>
        new GlobalApiKey(Validate(email, "email address"), Validate(key, "Global API Key"));

    /// <summary>Reads a secret from a vault: an API token as a SecureString or text, or an e-mail address and its
    /// Global API Key as a PSCredential. Returns null for any other value.</summary>
    public static Credential? OfSecret(object? secret) => secret switch
    {
        PSCredential pair => Key(pair.UserName, pair.GetNetworkCredential().Password),
        _ => TokenText(secret) is string token ? Token(token) : null,
    };

    /// <summary>Creates a token that the script block provides, and provides again when it is refused.</summary>
    public static Credential Provided(ScriptBlock provider)
    {
        TokenProvider source = new(provider);
        return new ProvidedToken(source.GetToken()!, source.GetToken);
    }

    /// <summary>Returns a token that is valid in a header, from a SecureString or text; null for any other
    /// value.</summary>
    public static string? TokenText(object? token) => token switch
    {
        SecureString secret => Validate(Plain(secret), "API token"),
        string text => Validate(text, "API token"),
        _ => null,
    };

    public static string Plain(SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>Returns an address that a credential may be sent to.</summary>
    public static Uri Address(string text)
    {
        bool isAddress = Uri.TryCreate(text, UriKind.Absolute, out Uri? address);
        if (isAddress && address!.UserInfo.Length > 0)
        {
            // It would be visible in the context and in messages.
            throw new CmdletErrorException(
                "UnsafeAddress", ErrorCategory.SecurityError, "The address of the API can't contain a user name or a password.", null)
            {
                EndsPipeline = true,
            };
        }

        return isAddress && ApiAddress.IsSafe(address!)
            ? address!
            : throw new CmdletErrorException(
                "UnsafeAddress", ErrorCategory.SecurityError,
                $"'{text}' isn't valid: credentials are sent only over HTTPS, or to this machine.", text)
            {
                EndsPipeline = true,
            };
    }

    /// <summary>Returns the versions of the module and of PowerShell.</summary>
    public static string UserAgent()
    {
        string module = typeof(SessionArguments).Assembly.GetName().Version!.ToString(3);
        return $"CloudflareWorkflows/{module} PowerShell/{Runspace.DefaultRunspace.Version}";
    }

    /// <summary>Converts the exception for an ambiguous account to an error whose target holds the
    /// accounts.</summary>
    public static WorkflowContext AwaitAccount(Func<WorkflowContext> open)
    {
        try
        {
            return open();
        }
        catch (AccountChoiceException choice)
        {
            throw NotChosen(choice.Message, choice.Accounts);
        }
    }

    /// <summary>No account is chosen, and one is needed.</summary>
    /// <param name="message">Why it is not.</param>
    /// <param name="accounts">The accounts to choose from; null if they are not known.</param>
    public static CmdletErrorException NotChosen(string message, IReadOnlyList<Account>? accounts) =>
        new("AccountNotChosen", ErrorCategory.InvalidArgument, message, accounts)
        {
            RecommendedAction = "Specify the account with -AccountId, or in CLOUDFLARE_ACCOUNT_ID. "
                + "Get-CfWorkflowAccount lists the accounts.",
            EndsPipeline = true,
        };

    /// <summary>Returns text that is valid in a header. Any other text was copied incorrectly.</summary>
    private static string Validate(string secret, string what) => secret.Length > 0
        && Array.TrueForAll(secret.ToCharArray(), character => character is > ' ' and <= '~')
        ? secret
        : throw new CmdletErrorException(
            "InvalidCredential", ErrorCategory.InvalidArgument,
            $"The {what} is empty, or contains a character that isn't allowed, such as a space, a line break, or a quotation mark.", null)
        {
            EndsPipeline = true,
        };
}
