using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Reads the rest of a long listing by several walks at once, each through a part of its time, and gives it in
/// the list's own order.</summary>
/// <param name="whole">The walk that began the listing; it goes on, and leaves parts of the rest to others.</param>
/// <param name="survey">Tells what the rest is like. Until it is there, or if it comes to nothing, one walk goes
/// on.</param>
internal sealed class ListingFanOut(ListingPartition whole, Task<ListingSurvey?> survey)
{
    /// <summary>All that has not been given, newest first. The first was begun; parts are cut off the last.</summary>
    private readonly List<ListingPartition> _chains = [whole];

    private readonly List<ListingPartition> _dropped = [];
    private readonly HashSet<string> _undated = new(StringComparer.Ordinal);
    private ListingCutter? _cutter;
    private bool _isSurveyed;
    private bool _isOrdered = true;
    private int _given;

    /// <summary>How many pages may wait: few at first, for a pipeline that may stop soon.</summary>
    private int Room => Math.Min((4 * _given) + (2 * FanOut.Width), ListingCutter.LongestPart * FanOut.Width);

    private int UnderWay => _chains.Count(chain => chain.Move is not null) + (survey.IsCompleted ? 0 : 1);

    public async IAsyncEnumerable<WorkflowInstance[]> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (_chains.Count > 0)
            {
                ListingPartition head = _chains[0];
                await TakeArrivalsAsync().ConfigureAwait(false);
                FillPlaces(cancellationToken);
                if (head.Waiting > 0)
                {
                    _given++;
                    yield return head.Give();
                }
                else if (head.Failure is not null)
                {
                    head.Failure.Throw();
                }
                else if (head.IsDone)
                {
                    _chains.RemoveAt(0);
                    await head.EndAsync().ConfigureAwait(false);
                }
                else
                {
                    await ArrivalAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await Task.WhenAll(_chains.Concat(_dropped).Select(chain => chain.EndAsync())).ConfigureAwait(false);
        }
    }

    private Task<Task> ArrivalAsync()
    {
        List<Task> awaited = [.. _chains.Where(chain => chain.Move is not null).Select(chain => chain.Move!)];
        if (!_isSurveyed)
        {
            awaited.Add(survey);
        }

        return Task.WhenAny(awaited);
    }

    private async Task TakeArrivalsAsync()
    {
        if (!_isSurveyed && survey.IsCompleted)
        {
            _isSurveyed = true;
            ListingSurvey? found = await survey.ConfigureAwait(false);
            _cutter = found is null || !_isOrdered ? null : new ListingCutter(found, _chains[0].Trace.Reached!.Value);
        }

        foreach (ListingPartition chain in _chains.Where(chain => chain.Move is { IsCompleted: true }).ToArray())
        {
            int seen = chain.Trace.Seen;
            await chain.InspectAsync().ConfigureAwait(false);
            if (!chain.Trace.IsOrdered || !chain.Trace.IsWithinDates)
            {
                Distrust(chain);
            }

            bool isUseful = chain.Keep(_isOrdered, _undated);
            if (seen == 0 || chain.Trace.Seen > seen)
            {
                // The end behind a last page is no request.
                _cutter?.Count(isUseful);
            }
        }
    }

    /// <summary>A service that does not sort by time, or does not keep to dates, is read by one walk; where that one has
    /// ended already, by those that there are, each to its end.</summary>
    private void Distrust(ListingPartition chain)
    {
        _isOrdered &= chain.Trace.IsOrdered;
        _cutter = null;
        if (_chains[0] == whole && !whole.IsDone && _chains.Count > 1)
        {
            _dropped.AddRange(_chains.Skip(1));
            _chains.RemoveRange(1, _chains.Count - 1);
            whole.TakeAll();
        }
    }

    /// <summary>Gives the places that are free to those nearest to the head.</summary>
    private void FillPlaces(CancellationToken cancellationToken)
    {
        int free = FanOut.Width - UnderWay;
        int room = Room - _chains.Sum(chain => chain.Waiting) - UnderWay;
        for (int index = 0; index < _chains.Count && free > 0; index++)
        {
            ListingPartition chain = _chains[index];
            if (chain.Failure is not null)
            {
                return;
            }

            if (_cutter?.Cut(chain) is ListingPartition older)
            {
                _chains.Insert(index + 1, older);
            }

            // What the pipeline needs next is always read; a single walk reads no further than that.
            bool isNext = index == 0 && chain.Waiting == 0;
            if (chain.CanRead && (isNext || (_chains.Count > 1 && room > 0)))
            {
                chain.Read(cancellationToken);
                free--;
                room--;
            }
        }
    }
}
