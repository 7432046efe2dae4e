using System;
using System.Collections.Generic;
using System.Threading;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>Limits the requests of a credential to the quota of the service's window. Spreads the last of them over the
/// rest of the window, so that any number of processes can share the quota without communication.
/// <see cref="Last"/> is thread-safe.</summary>
internal sealed class QuotaLimit : IRateLimit
{
    /// <summary>The requests that are reserved for interactive use; a twentieth of a smaller quota.</summary>
    private const int LargestReserve = 60;

    /// <summary>The number of requests that probe while nothing is known. A full quota is never assumed, because other
    /// processes may share it.</summary>
    private const int MaximumProbes = 2;

    /// <summary>While more than this share of the quota is left, nothing is paced.</summary>
    private const double UnpacedShare = 0.1;

    private readonly HashSet<RateLimitLease> _probes = [];
    private Knowledge _knowledge;
    private Reading? _last;
    private DateTimeOffset _resetOn;
    private int _left;
    private int _quota = 1200;
    private TimeSpan _window = TimeSpan.FromMinutes(5);
    private long _newestObserved;
    private int _underWay;
    private DateTimeOffset _pacedOn;

    private enum Knowledge
    {
        /// <summary>No response came since the window began.</summary>
        Nothing,

        /// <summary>A response reported the requests left.</summary>
        Reported,

        /// <summary>Responses do not report the requests left.</summary>
        Unreported,
    }

    /// <summary>The last reported state; null if there is none yet.</summary>
    public Reading? Last => Volatile.Read(ref _last);

    private int Spare => _left - Math.Min(LargestReserve, _quota / 20);

    private double Unpaced => Spare - (_quota * UnpacedShare);

    /// <summary>Whether so few requests are left that bulk requests are paced.</summary>
    public bool IsScarce(DateTimeOffset now) => UnpacedAt(now) <= 0;

    /// <summary>How many bulk requests may leave before they are paced; null if unknown.</summary>
    public double? UnpacedAt(DateTimeOffset now)
    {
        ForgetWindowThatEnded(now);
        return _knowledge == Knowledge.Reported ? Unpaced : null;
    }

    public Throttle Check(AcquireRequest request, DateTimeOffset now)
    {
        ForgetWindowThatEnded(now);
        if (_knowledge == Knowledge.Nothing)
        {
            return request.IsBulk && _probes.Count >= MaximumProbes
                ? Throttle.UntilRelease(ThrottleReason.Probing)
                : Throttle.None;
        }

        if (_knowledge == Knowledge.Unreported || Unpaced > 0)
        {
            return Throttle.None;
        }

        // One request too many blocks all requests for minutes.
        if ((request.IsBulk ? Spare : _left) <= 0)
        {
            return Throttle.Until(ThrottleReason.QuotaUsed, _resetOn, now);
        }

        DateTimeOffset turn = request.IsBulk ? _pacedOn + Interval(now) : now;
        return turn > now
            ? new Throttle(ThrottleReason.Paced, (turn < _resetOn ? turn : _resetOn) - now, _resetOn)
            : Throttle.None;
    }

    public void Acquire(RateLimitLease lease, DateTimeOffset now)
    {
        if (_knowledge == Knowledge.Nothing)
        {
            _ = _probes.Add(lease);
        }

        _underWay++;
        _left--;
        _pacedOn = lease.Request.IsBulk ? now : _pacedOn;
    }

    public void Observe(RateLimitLease lease, ResponseFacts facts, DateTimeOffset now)
    {
        // The response to an older request than the last observed one is out of date. What a response of analytics
        // reports or leaves out may concern their own quota.
        if (lease.Number < _newestObserved || lease.Request.AnalyticsNodes > 0)
        {
            return;
        }

        _newestObserved = lease.Number;
        if (facts.Left is not int left)
        {
            _knowledge = Knowledge.Unreported;
            return;
        }

        _knowledge = Knowledge.Reported;
        _quota = facts.Quota ?? _quota;
        _window = facts.Window ?? _window;
        _resetOn = now + facts.Reset;

        // The service may not have counted the other requests that are under way.
        _left = left - (_underWay - 1);
        Volatile.Write(ref _last, new Reading(left, _resetOn));
    }

    public void Release(RateLimitLease lease, DateTimeOffset now)
    {
        _underWay--;
        _ = _probes.Remove(lease);
    }

    private TimeSpan Interval(DateTimeOffset now) =>
        TimeSpan.FromTicks(Math.Max((_resetOn - now).Ticks / Spare, _window.Ticks / _quota));

    private void ForgetWindowThatEnded(DateTimeOffset now)
    {
        if (_knowledge == Knowledge.Reported && now >= _resetOn)
        {
            _knowledge = Knowledge.Nothing;
        }
    }

    /// <param name="Left">Requests left in the window.</param>
    /// <param name="ResetOn">When the window ends.</param>
    internal sealed record Reading(int Left, DateTimeOffset ResetOn);
}
