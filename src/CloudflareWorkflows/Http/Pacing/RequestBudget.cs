using System;
using System.Threading;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>What is known of the requests that are left to a credential, and how they are spread over their window, so
/// that any number of processes can share them without knowing of each other. Not safe for several threads, but for
/// <see cref="Last"/>.</summary>
internal sealed class RequestBudget
{
    /// <summary>What many requests at once leave to single ones.</summary>
    private const int Reserve = 60;

    /// <summary>So many go and look when nothing is known; a full quota is never assumed, since others may share it.</summary>
    private const int Looks = 2;

    /// <summary>With more than this share of the quota to spare, nothing is paced.</summary>
    private const double FreeShare = 0.1;

    private Knowledge _knowledge;
    private Reading? _last;
    private DateTimeOffset _resetOn;
    private int _left;
    private int _quota = 1200;
    private TimeSpan _window = TimeSpan.FromMinutes(5);
    private long _youngest;
    private int _underWay;
    private int _looking;
    private DateTimeOffset _pacedOn;

    private enum Knowledge
    {
        /// <summary>Nothing was answered since the window began.</summary>
        Nothing,

        /// <summary>The service told what is left.</summary>
        Told,

        /// <summary>The service answers, and does not tell.</summary>
        Untold,
    }

    /// <summary>What the service said last; null until it has.</summary>
    public Reading? Last => Volatile.Read(ref _last);

    private int Spare => _left - Math.Min(Reserve, _quota / 20);

    private bool IsScarce => _knowledge == Knowledge.Told && Spare <= _quota * FreeShare;

    /// <summary>Whether requests that are of many have to hold back.</summary>
    public bool IsScarceAt(DateTimeOffset now)
    {
        ForgetAt(now);
        return IsScarce;
    }

    public Hold HoldOf(bool isBulk, DateTimeOffset now)
    {
        ForgetAt(now);
        if (_knowledge == Knowledge.Nothing)
        {
            return isBulk && _looking >= Looks ? Hold.UntilAnswer(HoldReason.Looking) : Hold.Free;
        }

        if (!IsScarce)
        {
            return Hold.Free;
        }

        // One request too many blocks everything for minutes: none is risked.
        if ((isBulk ? Spare : _left) <= 0)
        {
            return Hold.Until(HoldReason.UsedUp, _resetOn, now);
        }

        DateTimeOffset turn = isBulk ? _pacedOn + Interval(now) : now;
        return turn > now
            ? new Hold(HoldReason.Paced, (turn < _resetOn ? turn : _resetOn) - now, _resetOn)
            : Hold.Free;
    }

    /// <summary>Counts a request that leaves.</summary>
    /// <returns>Whether it goes to look what is left.</returns>
    public bool Take(bool isBulk, DateTimeOffset now)
    {
        bool isLook = _knowledge == Knowledge.Nothing;
        _looking += isLook ? 1 : 0;
        _underWay++;
        _left--;
        _pacedOn = isBulk ? now : _pacedOn;
        return isLook;
    }

    /// <summary>Counts a request that is over.</summary>
    public void GiveBack(bool wasLook)
    {
        _underWay--;
        _looking -= wasLook ? 1 : 0;
    }

    /// <summary>Takes in what an answer tells, while its request still counts as under way. An answer to an older request
    /// than the last believed one is out of date.</summary>
    public void Learn(long number, RatelimitHeader? header, DateTimeOffset now)
    {
        if (number < _youngest)
        {
            return;
        }

        _youngest = number;
        if (header is not RatelimitHeader told)
        {
            _knowledge = Knowledge.Untold;
            return;
        }

        _knowledge = Knowledge.Told;
        _quota = told.Quota ?? _quota;
        _window = told.Window ?? _window;
        _resetOn = now + told.Reset;

        // Whether the others under way are counted already, nobody knows.
        _left = told.Left - (_underWay - 1);
        Volatile.Write(ref _last, new Reading(told.Left, _resetOn));
    }

    private TimeSpan Interval(DateTimeOffset now) =>
        TimeSpan.FromTicks(Math.Max((_resetOn - now).Ticks / Spare, _window.Ticks / _quota));

    private void ForgetAt(DateTimeOffset now)
    {
        if (_knowledge == Knowledge.Told && now >= _resetOn)
        {
            _knowledge = Knowledge.Nothing;
        }
    }

    /// <param name="Left">Requests left in the window.</param>
    /// <param name="ResetOn">When the window ends.</param>
    internal sealed record Reading(int Left, DateTimeOffset ResetOn);
}
