using System;
using System.Collections.Generic;
using System.Net.Http;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>All limits of the service for one credential, and what is taken of them. Not safe for several threads.</summary>
internal sealed class ServiceLimits(RequestBudget budget)
{
    /// <summary>How many requests of many may be under way at once: the widest fan-out.</summary>
    public const int Width = 16;

    private const int TooManyRequests = 429;

    private readonly Dictionary<string, CreationLane> _lanes = new(StringComparer.Ordinal);
    private readonly SecondCap _cap = new();
    private readonly Purse _purse = new();
    private DateTimeOffset _blockedUntil;
    private long _sent;

    /// <summary>How many requests of many are under way.</summary>
    public int Bulk { get; private set; }

    /// <summary>Who has asked too often of late is one of many.</summary>
    public Errand Classify(Errand errand, DateTimeOffset now) =>
        !errand.IsBulk && budget.IsScarceAt(now) && !_purse.TryTake(now) ? errand with { IsBulk = true } : errand;

    /// <summary>What holds a request back. The lane of its creations comes last: it holds back nobody else.</summary>
    public Hold HoldOf(Errand errand, DateTimeOffset now)
    {
        Hold hold = Hold.Until(HoldReason.Blocked, _blockedUntil, now);
        if (hold.IsFree)
        {
            hold = budget.HoldOf(errand.IsBulk, now);
        }

        if (hold.IsFree && errand.IsBulk && Bulk >= Width)
        {
            hold = Hold.UntilAnswer(HoldReason.NoPlace);
        }

        if (hold.IsFree)
        {
            hold = _cap.HoldAt(now);
        }

        return hold.IsFree && errand.Creates is CreationCost creation
            ? Lane(creation).HoldOf(creation.Weight, now)
            : hold;
    }

    /// <summary>Counts a request that leaves.</summary>
    public Passage Take(Governor governor, Errand errand, DateTimeOffset now)
    {
        Bulk += errand.IsBulk ? 1 : 0;
        _cap.Take(now);
        if (errand.Creates is CreationCost creation)
        {
            Lane(creation).Take(creation.Weight);
        }

        return new Passage(governor, errand, ++_sent, budget.Take(errand.IsBulk, now));
    }

    public void GiveBack(Passage passage, DateTimeOffset now)
    {
        Bulk -= passage.Errand.IsBulk ? 1 : 0;
        budget.GiveBack(passage.IsLook);
        if (passage.Errand.Creates is CreationCost creation)
        {
            Lane(creation).GiveBack(creation.Weight, now);
        }
    }

    public void Learn(Passage passage, HttpResponseMessage answer, DateTimeOffset now)
    {
        RatelimitHeader? told = RatelimitHeader.Read(answer.Headers);
        budget.Learn(passage.Number, told, now);
        if ((int)answer.StatusCode != TooManyRequests)
        {
            return;
        }

        TimeSpan? advice = ApiExceptions.RetryAfter(answer.Headers, now);
        if (passage.Errand.Creates is CreationCost creation && (told is null ? advice is null : told.Value.Left > 0))
        {
            Lane(creation).Refuse(advice, Chance.Next(), now);
        }
        else if (advice is TimeSpan block && now + block > _blockedUntil)
        {
            _blockedUntil = now + block;
        }
    }

    private CreationLane Lane(CreationCost creation)
    {
        if (!_lanes.TryGetValue(creation.Lane, out CreationLane? lane))
        {
            lane = new CreationLane();
            _lanes.Add(creation.Lane, lane);
        }

        return lane;
    }
}
