using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>The creations and restarts of one workflow: the service takes 100 in a second and refuses the rest. It counts
/// them at some time before it answers; so does this, in the second after the answer.</summary>
internal sealed class CreationLane
{
    private const double Most = 100;
    private const double Least = 5;

    private readonly Queue<(DateTimeOffset GoneOn, int Weight)> _answered = new();
    private DateTimeOffset _closedUntil;
    private double _most = Most;
    private int _held;

    public Hold HoldOf(int weight, DateTimeOffset now)
    {
        while (_answered.Count > 0 && _answered.Peek().GoneOn <= now)
        {
            _held -= _answered.Dequeue().Weight;
        }

        if (now < _closedUntil)
        {
            return Hold.Until(HoldReason.Creations, _closedUntil, now);
        }

        if (_held == 0 || _held + weight <= _most)
        {
            return Hold.Free;
        }

        return _answered.Count == 0
            ? Hold.UntilAnswer(HoldReason.Creations)
            : Hold.Until(HoldReason.Creations, _answered.Peek().GoneOn, now);
    }

    /// <summary>Counts creations that leave.</summary>
    public void Take(int weight) => _held += weight;

    /// <summary>Lets go of creations that were answered. The share that others left grows again little by little.</summary>
    public void GiveBack(int weight, DateTimeOffset now)
    {
        _answered.Enqueue((now + TimeSpan.FromSeconds(Math.Max(1, weight / _most)), weight));
        _most = Math.Min(Most, _most + (weight * 0.05));
    }

    /// <summary>Takes in that the service counted otherwise: somebody else creates too, and needs a share. Chance lets one of
    /// two pass.</summary>
    public void Refuse(TimeSpan? advice, double chance, DateTimeOffset now)
    {
        if (now >= _closedUntil)
        {
            _most = Math.Max(Least, _most / 2);
        }

        _closedUntil = now + (advice ?? TimeSpan.FromSeconds(1 + chance));
    }
}
