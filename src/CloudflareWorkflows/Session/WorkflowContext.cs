using System;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Pacing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Session;

/// <summary>What a command runs in: an account, an address and a credential. It never changes, and the credential
/// cannot be read from it.</summary>
public sealed class WorkflowContext
{
    private readonly ApiConnection _connection;

    internal WorkflowContext(ApiConnection connection, string accountId, string? accountName, string credentialSource)
    {
        _connection = connection;
        AccountId = accountId;
        AccountName = accountName;
        CredentialSource = credentialSource;
    }

    /// <summary>The account; <c>local</c> for the local engine.</summary>
    public string AccountId { get; }

    /// <summary>The account's name, where the service was asked for it.</summary>
    public string? AccountName { get; }

    /// <summary>The address of the API.</summary>
    public Uri BaseUri => _connection.BaseAddress;

    /// <summary>Where the credential came from: ApiToken, GlobalApiKey, Secret, TokenProvider, Environment, or None for
    /// the local engine.</summary>
    public string CredentialSource { get; }

    /// <summary>Whether this is the local engine behind <c>wrangler dev</c>.</summary>
    public bool IsLocal => AccountId == LocalApi.Account;

    /// <summary>How many requests the service still allows this credential before <see cref="RequestsResetOn"/>; null
    /// until it has said so, and after that time. Cloudflare allows 1,200 in 5 minutes.</summary>
    public int? RequestsLeft => LastReading?.Left;

    /// <summary>When the service counts anew, in local time; null until it has said so, and after that time.</summary>
    public DateTime? RequestsResetOn => LastReading?.ResetOn.LocalDateTime;

    /// <summary>How long one attempt at a request may take.</summary>
    public TimeSpan RequestTimeout => _connection.AttemptTimeout;

    /// <summary>How often a request is sent again at most, when it failed in a way that passes.</summary>
    public int MaximumRetryCount => _connection.Retry.MaximumRetries;

    /// <summary>How long a command waits at most for a service that refuses because of too many requests; null for what
    /// suits the work: a minute, and five and a half in commands that send many requests.</summary>
    public TimeSpan? MaximumWait => _connection.MaximumWait;

    /// <summary>The last values from the service, while they are valid.</summary>
    private RequestBudget.Reading? LastReading =>
        _connection.Governor?.Budget.Last is { } reading && Time.GetUtcNow() < reading.ResetOn ? reading : null;

    internal TimeProvider Time => _connection.Time;

    internal ServerClock ServerClock => _connection.ServerClock;

    /// <summary>Account and address on one line.</summary>
    public override string ToString() => $"{AccountId} at {BaseUri}";

    /// <summary>The delay before an idempotent operation is retried that failed this many times in a row; null to
    /// stop.</summary>
    internal TimeSpan? PauseBefore(int attempt, CloudflareException failure) =>
        _connection.Retry.PauseBefore(
            RetrySafety.Repeatable, attempt, failure, Chance.Next(), MaximumWait ?? Errand.BulkPatience);

    internal AccountApi Open(string accountId, IRequestLog log)
    {
        ApiSender api = new(_connection, log);
        return IsLocal ? new LocalApi(ApiScope.Local(api)) : new AccountApi(ApiScope.Cloud(api, accountId));
    }
}
