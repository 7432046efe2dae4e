using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Reads the rest of a long listing in partitions of time, several at the same time, and returns it in the
/// order of the list.</summary>
/// <param name="whole">The walk that began the listing. It continues, and parts of it are moved to other
/// partitions.</param>
/// <param name="survey">Plans the partitions. Without a plan, there is one walk.</param>
internal sealed class PartitionedListing(ListingPartition whole, Task<PartitionPlanner?> survey)
{
    /// <summary>The partitions with instances that were not returned yet, newest first.</summary>
    private readonly List<ListingPartition> _partitions = [whole];

    private readonly List<ListingPartition> _dropped = [];
    private readonly HashSet<string> _undated = new(StringComparer.Ordinal);
    private PartitionPlanner? _planner;
    private bool _isSurveyed;
    private bool _isOrdered = true;
    private int _given;

    /// <summary>The maximum number of buffered pages: few at first, because the pipeline may stop soon.</summary>
    private int Room => Math.Min((4 * _given) + (2 * FanOut.Width), PartitionPlanner.LongestPartition * FanOut.Width);

    private int UnderWay => _partitions.Count(partition => partition.Move is not null) + (survey.IsCompleted ? 0 : 1);

    public async IAsyncEnumerable<WorkflowInstance[]> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (_partitions.Count > 0)
            {
                ListingPartition head = _partitions[0];
                await TakeArrivalsAsync().ConfigureAwait(false);
                FillPlaces(cancellationToken);
                if (head.Waiting > 0)
                {
                    _given++;
                    yield return head.TakePage();
                }
                else if (head.Failure is not null)
                {
                    head.Failure.Throw();
                }
                else if (head.IsDone)
                {
                    _partitions.RemoveAt(0);
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
            await Task.WhenAll(_partitions.Concat(_dropped).Select(partition => partition.EndAsync())).ConfigureAwait(false);
        }
    }

    private Task<Task> ArrivalAsync()
    {
        List<Task> awaited = [.. _partitions.Where(part => part.Move is not null).Select(part => part.Move!)];
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
            PartitionPlanner? planner = await survey.ConfigureAwait(false);
            _planner = _isOrdered ? planner : null;
        }

        foreach (ListingPartition partition in _partitions.Where(part => part.Move is { IsCompleted: true }).ToArray())
        {
            await partition.InspectAsync().ConfigureAwait(false);
            if (!partition.IsOrdered || !partition.IsWithinDates)
            {
                Distrust(partition);
            }

            // What a dropped partition has seen is read again by the first walk.
            if (_partitions.Contains(partition))
            {
                bool isUseful = partition.Keep(_isOrdered, _undated);
                _planner?.Count(isUseful);
            }
        }
    }

    /// <summary>If the service ignores time order or dates, the first walk reads to the end of the list. If it has ended
    /// already, each partition reads to its own end.</summary>
    private void Distrust(ListingPartition partition)
    {
        _isOrdered &= partition.IsOrdered;
        _planner = null;
        if (!whole.IsDone && _partitions.Count > 1)
        {
            _dropped.AddRange(_partitions.Skip(1));
            _partitions.RemoveRange(1, _partitions.Count - 1);
            whole.TakeAll();
        }
    }

    /// <summary>Starts requests for the partitions nearest to the head.</summary>
    private void FillPlaces(CancellationToken cancellationToken)
    {
        int free = FanOut.Width - UnderWay;
        int room = Room - _partitions.Sum(partition => partition.Waiting) - UnderWay;
        for (int index = 0; index < _partitions.Count && free > 0; index++)
        {
            ListingPartition partition = _partitions[index];
            if (partition.Failure is not null)
            {
                return;
            }

            // A cut is made only if the older part can be read now. The head may already have a request.
            if (room > 0 && _planner?.Cut(partition) is ListingPartition older)
            {
                _partitions.Insert(index + 1, older);
            }

            // The next page for the pipeline is always requested. A single walk does not read further.
            bool isNext = index == 0 && partition.Waiting == 0;
            if (partition.CanRead && (isNext || (_partitions.Count > 1 && room > 0)))
            {
                partition.Read(cancellationToken);
                free--;
                room--;
            }
        }
    }
}
