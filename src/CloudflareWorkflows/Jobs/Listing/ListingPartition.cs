using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Watching;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>One walk through a part of a listing, from newer to older. It owns what was created in its part, and gives
/// nothing else: the service's own dates need only be about right.</summary>
/// <param name="open">Opens the pages of a part.</param>
/// <param name="from">Where the part ends, inclusive; null if it has no end.</param>
/// <param name="to">Where the part begins, exclusive; null if it is the listing's own beginning.</param>
/// <param name="density">Pages a second, as far as is known.</param>
internal sealed class ListingPartition(OpenPart open, DateTime? from, DateTime? to, double density)
{
    /// <summary>A page in which times fall so often is in order for a reason.</summary>
    private const int ConclusiveFalls = 8;

    private readonly Queue<WorkflowInstance[]> _pages = new();
    private readonly List<WorkflowInstance> _beyond = [];
    private CancellationTokenSource? _stop;
    private IAsyncEnumerator<WorkflowInstance[]>? _walk;
    private WorkflowInstance[] _arrived = [];

    /// <summary>The request that is under way, or has just ended.</summary>
    public Task<bool>? Move { get; private set; }

    public DateTime? From { get; private set; } = from;

    public DateTime? To { get; } = to;

    /// <summary>What the walk has seen.</summary>
    public ListingTrace Trace { get; } = new(to, density);

    public bool IsDone { get; private set; }

    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>How many pages wait to be given.</summary>
    public int Waiting => _pages.Count;

    public bool CanRead => Move is null && !IsDone;

    /// <summary>Opens the pages.</summary>
    public IAsyncEnumerator<WorkflowInstance[]> Open(CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return _walk = open(From, To, _stop.Token).GetAsyncEnumerator(_stop.Token);
    }

    /// <summary>Asks for the next page.</summary>
    public void Read(CancellationToken cancellationToken) =>
        Move = (_walk ?? Open(cancellationToken)).MoveNextAsync().AsTask();

    /// <summary>Looks at the page that has arrived, or at what came instead.</summary>
    public async Task InspectAsync()
    {
        try
        {
            _arrived = await Move!.ConfigureAwait(false) ? _walk!.Current : [];
            IsDone = _arrived.Length == 0;
            Trace.See(_arrived);
        }
        catch (CloudflareException failure)
        {
            // It is told when all that comes before it has been given.
            Failure = ExceptionDispatchInfo.Capture(failure);
            IsDone = true;
        }

        Move = null;
    }

    /// <summary>Keeps of the page that has arrived what this chain owns.</summary>
    /// <param name="endsEarly">Whether what is older than the part shows that the part has been read: not by one instance
    /// behind a crowd of one moment, which would be in order by chance.</param>
    /// <param name="undated">Knows the ids of instances without a time, which no part owns.</param>
    /// <returns>Whether there was anything.</returns>
    public bool Keep(bool endsEarly, HashSet<string> undated)
    {
        WorkflowInstance[] page = _arrived;
        _arrived = [];
        IsDone |= endsEarly && page.Length > 0 && IsBeyond(page[page.Length - 1])
            && (Trace.Falls >= ConclusiveFalls || Array.TrueForAll(page, IsBeyond));
        _beyond.AddRange(Array.FindAll(page, IsBeyond));
        WorkflowInstance[] own = Array.FindAll(page, instance => ListingTrace.Created(instance) is DateTime created
            ? (From is null || created >= From) && (To is null || created < To)
            : undated.Add(instance.Id));
        if (own.Length > 0)
        {
            _pages.Enqueue(own);
        }

        return own.Length > 0;
    }

    /// <summary>Leaves all that is older than a time to another chain, which is returned.</summary>
    public ListingPartition CutAt(DateTime time, double olderDensity)
    {
        ListingPartition older = new(open, From, time, olderDensity);
        From = time;
        return older;
    }

    /// <summary>Takes over all that is older than its part.</summary>
    public void TakeAll()
    {
        if (_beyond.Count > 0)
        {
            _pages.Enqueue([.. _beyond]);
            _beyond.Clear();
        }

        From = null;
    }

    public WorkflowInstance[] Give() => _pages.Dequeue();

    /// <summary>Ends what is under way, and waits until it is over.</summary>
    public async Task EndAsync()
    {
        if (_walk is not null)
        {
            _stop!.Cancel();
            await OverAsync(Move).ConfigureAwait(false);
            await _walk.DisposeAsync().ConfigureAwait(false);
            _stop.Dispose();
            _walk = null;
            Move = null;
        }
    }

    /// <summary>Waits until work that nobody needs any more is over, whatever comes of it.</summary>
    public static async Task OverAsync(Task? work)
    {
        await Task.WhenAny(work ?? Task.CompletedTask).ConfigureAwait(false);
        _ = work?.Exception;
    }

    /// <summary>Whether an instance is older than the part.</summary>
    private bool IsBeyond(WorkflowInstance instance) => ListingTrace.Created(instance) < From;
}
