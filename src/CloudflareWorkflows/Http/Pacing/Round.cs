using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>One look at all that wait: who may go, who must not be kept waiting, and when to look again.</summary>
internal sealed class Round(Governor governor, ServiceLimits limits, DateTimeOffset now)
{
    private readonly List<Action> _tidings = [];

    public DateTimeOffset Now => now;

    /// <summary>When somebody may go although nothing was answered; null if nobody waits for time alone.</summary>
    public TimeSpan? LooksAgainIn { get; private set; }

    /// <summary>Lets through the first of a line, and those behind whom only creations hold back.</summary>
    public void Walk(LinkedList<Waiter> line)
    {
        HashSet<string>? fullLanes = null;
        Hold held = Hold.Free;
        for (LinkedListNode<Waiter>? node = line.First, next; node is not null; node = next)
        {
            next = node.Next;
            Waiter waiter = node.Value;
            string? lane = waiter.Errand.Creates?.Lane;

            // What holds back one of a line holds back all behind it; a full lane only what is to go there.
            Hold hold = !held.IsFree ? held
                : lane is not null && fullLanes?.Contains(lane) == true ? Hold.UntilAnswer(HoldReason.Creations)
                : limits.HoldOf(waiter.Errand, now);
            if (hold.IsFree)
            {
                Passage passage = limits.Take(governor, waiter.Errand, now);
                line.Remove(node);
                _tidings.Add(() => waiter.Passage.SetResult(passage));
                continue;
            }

            if (hold.Reason == HoldReason.Creations)
            {
                _ = (fullLanes ??= new(StringComparer.Ordinal)).Add(lane!);
            }
            else
            {
                held = hold;
            }

            Keep(line, node, hold);
        }
    }

    /// <summary>Tells those concerned. Not under the governor's lock: what they do then is their own affair.</summary>
    public void TellAll() => _tidings.ForEach(tell => tell());

    private void Keep(LinkedList<Waiter> line, LinkedListNode<Waiter> node, Hold hold)
    {
        Waiter waiter = node.Value;
        if (hold.IsRefusal && hold.For > waiter.Errand.Patience)
        {
            line.Remove(node);
            _tidings.Add(() => waiter.Passage.SetException(ApiExceptions.NotSent(hold)));
            return;
        }

        if (hold.For < (LooksAgainIn ?? TimeSpan.MaxValue))
        {
            LooksAgainIn = hold.For;
        }

        _tidings.Add(() => waiter.Errand.Report.Tell(hold, now));
    }
}
