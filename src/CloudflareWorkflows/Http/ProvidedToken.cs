using System;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>An API token that can be renewed by a callback, on the pipeline threads of some commands only.</summary>
/// <param name="first">The first token.</param>
/// <param name="provide">Returns a new token; null on the thread of a command that may not call the provider. Runs on
/// pipeline threads.</param>
internal sealed class ProvidedToken(string first, Func<string?> provide) : Credential
{
    /// <summary>Limits failed renewals to one per command, even if many of its requests are refused.</summary>
    private readonly ConditionalWeakTable<ICommandThread, Exception> _failures = new();

    private AuthenticationHeaderValue _header = Bearer(first);
    private bool _isAsking;

    public override void Apply(HttpRequestHeaders headers) => headers.Authorization = Volatile.Read(ref _header);

    public override string Redact(string text) => text.Replace(Volatile.Read(ref _header).Parameter!, Redacted);

    /// <summary>Identifies the current token without revealing it.</summary>
    public object Version() => Volatile.Read(ref _header);

    /// <summary>Renews the token if it is still the one that was refused.</summary>
    /// <returns>Whether a new token is available.</returns>
    public async Task<bool> RenewAsync(object refused, IRequestLog log, CancellationToken cancellationToken) =>
        refused != Version() || (log is ICommandThread command
            && await command.AskAsync(() => Renew(refused, command), cancellationToken).ConfigureAwait(false));

    /// <summary>If several requests were refused at once, the first one renews the token. All renewals run on one
    /// thread, so they never wait for each other.</summary>
    private bool Renew(object refused, ICommandThread command)
    {
        if (refused != Version())
        {
            return true;
        }

        if (_isAsking)
        {
            // The provider itself runs a command, with the old token.
            return false;
        }

        if (_failures.TryGetValue(command, out Exception? known))
        {
            throw known;
        }

        _isAsking = true;
        try
        {
            if (provide() is not string token)
            {
                return false;
            }

            Volatile.Write(ref _header, Bearer(token));
            return true;
        }
        catch (Exception failure)
        {
            _failures.Add(command, failure);
            throw;
        }
        finally
        {
            _isAsking = false;
        }
    }

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);
}
