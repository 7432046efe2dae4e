using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Service;

/// <summary>Counts every request that leaves, repeated ones too, and refuses those beyond the maximum. A part of the maximum
/// is reserved for the removal of what was created.</summary>
internal sealed class RequestBudget(HttpMessageHandler inner, int maximum, int reserve) : DelegatingHandler(inner)
{
    /// <summary>Marks a request that may use the reserve.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsReserved = new("cfwlive-reserved");

    private readonly Lock _lock = new();
    private int _used;
    private int _limit = int.MaxValue;

    /// <summary>The requests that left.</summary>
    public int Used
    {
        get
        {
            lock (_lock)
            {
                return _used;
            }
        }
    }

    /// <summary>Allows this number of requests from now on, until it is called again. Requests that use the
    /// reserve are allowed beyond it.</summary>
    public void Allow(int requests)
    {
        lock (_lock)
        {
            _limit = _used + requests;
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isReserved = request.Options.TryGetValue(IsReserved, out bool value) && value;
        lock (_lock)
        {
            int limit = isReserved ? maximum : Math.Min(maximum - reserve, _limit);
            if (_used >= limit)
            {
                throw new BudgetException($"{_used} requests were sent, and no more are allowed for this purpose.");
            }

            _used++;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
