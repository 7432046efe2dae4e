using System;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>Single requests that need not wait although requests are scarce. Who makes single requests on and on, as a loop
/// in a script does, empties it, and then waits as one who asks for many.</summary>
internal sealed class Purse
{
    private static readonly TimeSpan s_coin = TimeSpan.FromSeconds(7.5);
    private static readonly TimeSpan s_full = TimeSpan.FromSeconds(20 * 7.5);

    private DateTimeOffset _emptyOn;

    /// <summary>Takes a coin, if there is one.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        if (_emptyOn < now - s_full)
        {
            _emptyOn = now - s_full;
        }

        bool has = _emptyOn + s_coin <= now;
        _emptyOn += has ? s_coin : TimeSpan.Zero;
        return has;
    }
}
