using System;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Session;

/// <summary>The context of a command: an account, an API address, and a credential. It never changes, and you can't
/// read the credential from it.</summary>
public sealed class WorkflowContext
{
    private readonly ApiConnection _connection;

    internal WorkflowContext(ApiConnection connection, string? accountId, string? accountName, string credentialSource)
    {
        _connection = connection;
        AccountId = accountId;
        AccountName = accountName;
        CredentialSource = credentialSource;
    }

    /// <summary>The ID of the account; <c>local</c> for the local engine; null if no account is chosen.</summary>
    public string? AccountId { get; }

    /// <summary>The name of the account; null if it wasn't requested from the service.</summary>
    public string? AccountName { get; }

    /// <summary>The address of the API.</summary>
    public Uri BaseUri => _connection.BaseAddress;

    /// <summary>The source of the credential: ApiToken, GlobalApiKey, Secret, TokenProvider, Environment, or None for
    /// the local engine.</summary>
    public string CredentialSource { get; }

    /// <summary>Whether this is the local engine behind <c>wrangler dev</c>.</summary>
    public bool IsLocal => AccountId == LocalApi.Account;

    /// <summary>How many requests the service still allows for this credential before <see cref="RequestsResetOn"/>;
    /// null until it reports this, and after that time. Cloudflare allows 1,200 in 5 minutes.</summary>
    public int? RequestsLeft => LastReading?.Left;

    /// <summary>When the service resets its count, in local time; null until it reports this, and after that
    /// time.</summary>
    public DateTime? RequestsResetOn => LastReading?.ResetOn.LocalDateTime;

    /// <summary>The timeout of one attempt at a request.</summary>
    public TimeSpan RequestTimeout => _connection.AttemptTimeout;

    /// <summary>The maximum number of retries of a request after a transient failure.</summary>
    public int MaximumRetryCount => _connection.Retry.MaximumRetries;

    /// <summary>The maximum time that a command waits while the service rejects requests because of the rate limit;
    /// null for the default: a minute, or five and a half minutes in commands that send many requests.</summary>
    public TimeSpan? MaximumWait => _connection.MaximumWait;

    /// <summary>The last values that the service reported, while they are valid.</summary>
    private QuotaLimit.Reading? LastReading =>
        _connection.Scheduler?.LastReading is { } reading && Time.GetUtcNow() < reading.ResetOn ? reading : null;

    /// <summary>How many requests bulk work may send before they are paced; null if that is not known.</summary>
    internal double? UnpacedRequests => _connection.Scheduler?.UnpacedRequests;

    internal TimeProvider Time => _connection.Time;

    internal ServerClock ServerClock => _connection.ServerClock;

    /// <summary>Returns the account and the address on one line.</summary>
    public override string ToString() => $"{AccountId ?? "no account"} at {BaseUri}";

    /// <summary>The pause before a safe retry after this many failures in a row; null for no retry.</summary>
    internal TimeSpan? PauseBefore(int attempt, CloudflareException failure) =>
        _connection.Retry.PauseBefore(
            RetrySafety.Repeatable, attempt, failure, _connection.Jitter(), MaximumWait ?? AcquireRequest.BulkPatience);

    /// <summary>What lists the accounts that the credential can use.</summary>
    internal AccountsClient OpenAccounts(IRequestLog log) => IsLocal
        ? throw LocalApi.Missing("accounts")
        : new AccountsClient(new ApiSender(_connection, log));

    internal AccountApi Open(string accountId, IRequestLog log)
    {
        ApiSender api = new(_connection, log);
        return IsLocal ? new LocalApi(ApiScope.Local(api)) : new AccountApi(ApiScope.Cloud(api, accountId));
    }
}
