using System;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Cuts long parts of a listing in two. It counts on what it has seen of how instances lie in time, so a part
/// may turn out empty, or far too long: then it is cut again when its first page is there.</summary>
internal sealed class ListingCutter
{
    /// <summary>In pages: what so many walks read ahead is what waits in memory.</summary>
    public const int LongestPart = 16;

    private const int ShortestPart = 2;

    /// <summary>A part that turns out longer than it should by less than half stays whole.</summary>
    private const double Tolerance = 1.5;

    private readonly DateTime _oldest;
    private readonly double _density;
    private readonly double _partPages;
    private int _useful;
    private int _empty;

    /// <param name="survey">What the rest of the listing is like.</param>
    /// <param name="reached">Where the rest begins.</param>
    public ListingCutter(ListingSurvey survey, DateTime reached)
    {
        _oldest = survey.Oldest;
        _density = survey.Pages / Math.Max((reached - survey.Oldest).TotalSeconds, 1);
        _partPages = Math.Max(ShortestPart, Math.Min(LongestPart, survey.Pages / FanOut.Width));
    }

    /// <summary>Counts a page: guesses that lead nowhere often enough are no longer made.</summary>
    public void Count(bool isUseful)
    {
        _useful += isUseful ? 1 : 0;
        _empty += isUseful ? 0 : 1;
    }

    /// <summary>Cuts what is beyond a good length off a chain, at a whole second, since the service may know no
    /// finer.</summary>
    /// <returns>The older part; null if the chain stays as it is.</returns>
    public ListingPartition? Cut(ListingPartition chain)
    {
        DateTime bottom = chain.From ?? _oldest;
        double density = Math.Min(chain.Trace.Density, _partPages);
        if (chain.IsDone || chain.Trace.Reached is not DateTime reached || _empty > 4 + (_useful / 4)
            || (reached - bottom).TotalSeconds * density <= Tolerance * _partPages)
        {
            return null;
        }

        // What lies before a crowd is as like as not no crowd: if it is, it is cut again when its first page is there.
        // A whole second that fills pages is left to the one that reads it, however long it is.
        DateTime wanted = reached.AddSeconds(-_partPages / density);
        DateTime cut = new(wanted.Ticks - (wanted.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        return cut > bottom ? chain.CutAt(cut, Math.Min(_density, density)) : null;
    }
}
