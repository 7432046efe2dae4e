using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>No run sends more requests than it says.</summary>
public sealed class BudgetTests : LiveTest
{
    [Theory]
    [InlineData(600, 90, 510)]
    [InlineData(600, 0, 600)]
    [InlineData(10, 4, 6)]
    public async Task A_request_beyond_the_maximum_does_not_leave(int maximum, int reserve, int ordinary)
    {
        CountingHandler inner = new();
        using HttpMessageInvoker http = new(new RequestBudget(inner, maximum, reserve));

        Assert.Equal(ordinary, await SendAllAsync(http, isReserved: false));
        Assert.Equal(reserve, await SendAllAsync(http, isReserved: true));

        Assert.Equal(maximum, inner.Count);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(200)]
    public async Task Questions_without_a_request_left_stay_unanswered_and_everything_is_deleted(int maximum)
    {
        Assert.Equal(ExitCode.Success, await RunAsync(Options with { Maximum = maximum }));

        Assert.NotEmpty(Compared("same"));
        Assert.NotEmpty(Compared("unanswered"));
        Assert.Equal("No request was left for it.", ReadAnswers().Answers["wall-time-unit"].Unanswered);
        Assert.InRange(Server.Requests.ToArray().Length, 1, maximum);
        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task Requests_that_are_repeated_count()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.InternalError, Method = "GET", Times = 10_000, Skip = 2 });

        Assert.Equal(ExitCode.Success, await RunAsync());

        Assert.InRange(Server.Requests.ToArray().Length, 1, RunOptions.MaximumRequests);
        Server.Faults.Clear();
        Assert.Empty(await HeldAsync());
    }

    [Theory]
    [InlineData("DELETE", 1)]
    [InlineData("PUT", 3)]
    public async Task Every_change_that_arrives_was_counted(string method, int attempts)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int arrived = 0;
        Task serving = CloseAllAsync(listener, () => arrived++);
        using SocketsHttpHandler sockets = new();
        using RequestBudget budget = new(sockets, 600, 0);
        using SlowService clock = new(_ => null);
        using ServiceClient client = new(
            Target.At($"http://{listener.LocalEndpoint}/client/v4", Server.AccountId, "token"), budget, clock.Time);

        _ = await Assert.ThrowsAsync<HttpRequestException>(() => method == "DELETE"
            ? client.DeleteOnceAsync("workflows/w", hasContent: true, isReserved: false, Stop)
            : client.SendAsync(HttpMethod.Put, "workflows/w/instances/terminate", (System.Func<HttpContent?>?)null, Stop));

        listener.Stop();
        await serving;
        Assert.Equal((attempts, attempts), (arrived, budget.Used));
    }

    // Ends each connection after its request, without a response.
    private static async Task CloseAllAsync(TcpListener listener, System.Action arrive)
    {
        try
        {
            while (true)
            {
                using TcpClient connection = await listener.AcceptTcpClientAsync(Stop);
                _ = await connection.GetStream().ReadAsync(new byte[4_096], Stop);
                arrive();
            }
        }
        catch (System.Exception end) when (end is SocketException or System.ObjectDisposedException)
        {
            // The test has stopped listening.
        }
    }

    private static async Task<int> SendAllAsync(HttpMessageInvoker http, bool isReserved)
    {
        int sent = 0;
        try
        {
            while (sent < 1_000)
            {
                using HttpRequestMessage request = new(HttpMethod.Get, "http://localhost/");
                request.Options.Set(RequestBudget.IsReserved, isReserved);
                using HttpResponseMessage response = await http.SendAsync(request, Stop);
                sent++;
            }
        }
        catch (BudgetException)
        {
            // The end of the budget.
        }

        return sent;
    }

    private sealed class CountingHandler : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
