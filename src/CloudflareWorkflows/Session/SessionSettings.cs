using System;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Session;

/// <summary>The settings of a context. ToString prints none of them.</summary>
internal sealed record SessionSettings
{
    /// <summary>Null for the local engine.</summary>
    public Credential? Credential { get; init; }

    public string CredentialSource { get; init; } = "None";

    /// <summary>Null to take the only account that the credential can use.</summary>
    public string? AccountId { get; init; }

    /// <summary>Whether no account is chosen.</summary>
    public bool NoAccount { get; init; }

    public Uri? BaseUri { get; init; }

    public ProxySetting Proxy { get; init; } = ProxySetting.System;

    public TimeSpan? RequestTimeout { get; init; }

    public TimeSpan? MaximumWait { get; init; }

    public int? MaximumRetryCount { get; init; }

    public string UserAgent { get; init; } = "CloudflareWorkflows";

    public TimeProvider Time { get; init; } = ModuleTime.Provider;

    public override string ToString() => nameof(SessionSettings);

    public ApiConnection Connect(Uri address, ErrorClassifier classify)
    {
        ApiConnection connection = new(address, HttpPool.Get(Proxy), Credential, classify)
        {
            Time = Time,
            UserAgent = UserAgent,
            MaximumWait = MaximumWait,
            Scheduler = Credential is null ? null : RequestSchedulers.Get(address, Credential, Time),
            Proxy = Proxy,
        };
        return connection with
        {
            AttemptTimeout = RequestTimeout ?? connection.AttemptTimeout,
            Retry = MaximumRetryCount is int retries ? new RetryPolicy(retries) : connection.Retry,
        };
    }
}
