using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>Lets requests of one credential through as fast as the service takes them and no faster. Single requests, for
/// which a person waits, go past the many, which pass one turnstile in the order in which they came. Safe to use from
/// many threads.</summary>
internal sealed class Governor
{
    private readonly object _gate = new();
    private readonly LinkedList<Waiter> _persons = new();
    private readonly LinkedList<Waiter> _bulk = new();
    private readonly TimeProvider _time;
    private readonly ServiceLimits _limits;
    private readonly Alarm _alarm;

    public Governor(TimeProvider time)
    {
        _time = time;
        _limits = new ServiceLimits(Budget);
        _alarm = new Alarm(time);
    }

    /// <summary>What is known of the requests that are left.</summary>
    public RequestBudget Budget { get; } = new();

    /// <summary>How many requests of many are under way.</summary>
    public int Bulk
    {
        get
        {
            lock (_gate)
            {
                return _limits.Bulk;
            }
        }
    }

    /// <summary>How many requests wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _persons.Count + _bulk.Count;
            }
        }
    }

    /// <summary>Waits until a request may leave.</summary>
    /// <exception cref="Models.CloudflareException">It would take longer than the user would wait.</exception>
    public ValueTask<Passage> EnterAsync(Errand errand, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            DateTimeOffset now = _time.GetUtcNow();
            errand = _limits.Classify(errand, now);
            if ((!errand.IsBulk || _bulk.Count == 0) && _limits.HoldOf(errand, now).IsFree)
            {
                return new ValueTask<Passage>(_limits.Take(this, errand, now));
            }
        }

        return new ValueTask<Passage>(QueueAsync(errand, cancellationToken));
    }

    public void Learn(Passage passage, HttpResponseMessage answer)
    {
        lock (_gate)
        {
            _limits.Learn(passage, answer, _time.GetUtcNow());
        }
    }

    public void GiveBack(Passage passage) => LetThrough(() => _limits.GiveBack(passage, _time.GetUtcNow()));

    private async Task<Passage> QueueAsync(Errand errand, CancellationToken cancellationToken)
    {
        Waiter waiter = new(errand);
        LinkedList<Waiter> line = errand.IsBulk ? _bulk : _persons;
        LetThrough(() => line.AddLast(waiter));
        using CancellationTokenRegistration leaving =
            cancellationToken.Register(() => Leave(line, waiter, cancellationToken));
        return await waiter.Passage.Task.ConfigureAwait(false);
    }

    private void Leave(LinkedList<Waiter> line, Waiter waiter, CancellationToken cancellationToken)
    {
        bool waited = false;
        LetThrough(() => waited = line.Remove(waiter));
        if (waited)
        {
            _ = waiter.Passage.TrySetCanceled(cancellationToken);
        }
    }

    /// <summary>Takes in a change, and looks who may go now and when to look again. Those who wait are told outside of the
    /// lock.</summary>
    private void LetThrough(Action change)
    {
        Round round;
        Task<bool>? timer = null;
        lock (_gate)
        {
            change();
            round = new Round(this, _limits, _time.GetUtcNow());
            round.Walk(_persons);
            round.Walk(_bulk);
            if (round.LooksAgainIn is TimeSpan wait)
            {
                timer = _alarm.Set(wait, round.Now);
                if (timer is { IsCompleted: false })
                {
                    _ = WakeAsync(timer);
                    timer = null;
                }
            }
            else
            {
                _alarm.Stop();
            }
        }

        round.TellAll();
        if (timer is not null)
        {
            // It is over already; what it wakes must not find the lock held.
            _ = WakeAsync(timer);
        }
    }

    private async Task WakeAsync(Task<bool> timer)
    {
        if (await timer.ConfigureAwait(false))
        {
            LetThrough(() => { });
        }
    }
}
