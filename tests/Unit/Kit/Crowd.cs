using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Json.Wire;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>Many clients that send requests to one service with one credential, in one simulated time.</summary>
internal sealed class Crowd
{
    private readonly List<RequestScheduler> _schedulers = [];
    private readonly List<Func<Task>> _work = [];
    private int _active;

    public Crowd(Action<LimitedService>? setUp = null)
    {
        Service = new LimitedService(Time);
        setUp?.Invoke(Service);
    }

    /// <summary>The jitter of the clients; the same in each run.</summary>
    public Func<double> Jitter { get; init; } = () => 0.5;

    public SimulatedTime Time { get; } = new();

    public LimitedService Service { get; }

    public RequestLines Log { get; } = new();

    /// <summary>A separate process, without communication with the others.</summary>
    public ApiConnection Process()
    {
        RequestScheduler scheduler = new(Time, Jitter);
        _schedulers.Add(scheduler);
        return new ApiConnection(
            new Uri("https://api.example.test/client/v4/"), new HttpClient(Service), new ApiToken("t"),
            CloudErrorClassifier.Classify)
        {
            Time = Time,
            Scheduler = scheduler,
            Jitter = Jitter,
        };
    }

    /// <summary>A command that sends many requests, several at a time.</summary>
    public void SendsMany(ApiConnection connection, Func<ApiRequest?> next, int width = ConcurrencyLimit.PermitLimit)
    {
        ApiSender sender = new(connection, Log);
        for (int index = 0; index < width; index++)
        {
            Does(async () =>
            {
                while (next() is ApiRequest request)
                {
                    _ = await SendAsync(sender, request);
                }
            });
        }
    }

    /// <summary>Adds work that runs at the same time as the rest.</summary>
    public void Does(Func<Task> work) => _work.Add(work);

    public static Task<ApiResponse<StatusChangedWire>> SendAsync(
        ApiSender sender, ApiRequest request, CancellationToken? stop = null) =>
        sender.SendAsync(request, Shapes.s_status, stop ?? TestContext.Current.CancellationToken);

    /// <summary>A source of reads that several clients can share.</summary>
    public static Func<ApiRequest?> Reads(int count) => () => Interlocked.Decrement(ref count) >= 0
        ? ApiRequest.Get("x")
        : null;

    /// <summary>Runs all work to its end.</summary>
    public async Task RunAsync()
    {
        _active = _work.Count;
        await Time.RunAsync(() => Task.WhenAll(_work.Select(work => Task.Run(async () =>
        {
            try
            {
                await work();
            }
            finally
            {
                Interlocked.Decrement(ref _active);
            }
        }))), IsIdle, TestContext.Current.CancellationToken);
    }

    /// <summary>A client that has no request under way and is not delayed is working.</summary>
    private bool IsIdle()
    {
        int active = Volatile.Read(ref _active);
        return active > 0 && active == Service.UnderWay + _schedulers.Sum(scheduler => scheduler.Queued);
    }
}
