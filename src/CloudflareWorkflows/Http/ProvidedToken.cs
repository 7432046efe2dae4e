using System;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>An API token that can be asked for anew, on the threads of some commands only.</summary>
/// <param name="first">The token to begin with.</param>
/// <param name="provide">Gives another token; null on the thread of a command that may not ask. It runs on threads of
/// commands.</param>
internal sealed class ProvidedToken(string first, Func<string?> provide) : Credential
{
    /// <summary>A command whose many requests are refused asks in vain only once.</summary>
    private readonly ConditionalWeakTable<ICommandThread, Exception> _failures = new();

    private AuthenticationHeaderValue _header = Bearer(first);
    private bool _isAsking;

    public override void Apply(HttpRequestHeaders headers) => headers.Authorization = Volatile.Read(ref _header);

    public override string Redact(string text) => text.Replace(Volatile.Read(ref _header).Parameter!, Redacted);

    /// <summary>Tells the token that is used now from those before and after it, and shows nothing of it.</summary>
    public object Version() => Volatile.Read(ref _header);

    /// <summary>Sees to another token than the one that was refused.</summary>
    /// <returns>Whether there is one now.</returns>
    public async Task<bool> RenewAsync(object refused, IRequestLog log, CancellationToken cancellationToken) =>
        refused != Version() || (log is ICommandThread command
            && await command.AskAsync(() => Renew(refused, command), cancellationToken).ConfigureAwait(false));

    /// <summary>Several requests may have been refused at once: the first of them asks. Only one thread ever asks, so that
    /// nobody waits for anybody here.</summary>
    private bool Renew(object refused, ICommandThread command)
    {
        if (refused != Version())
        {
            return true;
        }

        if (_isAsking)
        {
            // A command that is run to find the new token, with the old one.
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
