using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>A connection failure is classified by its cause, and by whether the request can have left the machine.</summary>
public sealed class ConnectionFaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SocketError.HostNotFound, "NameNotFound", true)]
    [InlineData(SocketError.TryAgain, "NameNotFound", true)]
    [InlineData(SocketError.ConnectionRefused, "Refused", true)]
    [InlineData(SocketError.NetworkUnreachable, "Unreachable", false)]
    [InlineData(SocketError.ConnectionReset, "Broken", false)]
    [InlineData(SocketError.ConnectionAborted, "Broken", false)]
    [InlineData(SocketError.Shutdown, "Broken", false)]
    [InlineData(SocketError.TimedOut, "Unreachable", false)]
    public void Socket_error_codes_determine_the_fault(SocketError code, string fault, bool nothingDone)
    {
        HttpRequestException failure = new("x", new IOException("y", new SocketException((int)code)));

        Assert.Equal(fault, ConnectionFaultClassifier.Of(failure).ToString());
        Assert.Equal(nothingDone, ConnectionFaultClassifier.IsBeforeSending(failure));
    }

    [Fact]
    public void Without_a_code_an_IO_error_is_a_broken_connection()
    {
        Assert.Equal(ConnectionFault.Broken, ConnectionFaultClassifier.Of(new HttpRequestException("x", new IOException("y"))));
        Assert.Equal(ConnectionFault.Other, ConnectionFaultClassifier.Of(new HttpRequestException("x")));
    }

    [Fact]
    public async Task A_local_engine_that_does_not_run_has_done_nothing()
    {
        Service service = Service.LocalInTurn(Answers.Refused);

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Sender.SendAsync(new ApiRequest(HttpMethod.Post, "x"), Shapes.s_status, Stop));

        Assert.Equal((CloudflareErrorKind.LocalEngineNotRunning, true), (failure.Kind, failure.NothingDone));
    }

    [Fact]
    public void An_unreachable_host_did_not_receive_the_request() => Assert.True(ConnectionFaultClassifier.IsBeforeSending(
        new HttpRequestException(HttpRequestError.ConnectionError, "x", new SocketException((int)SocketError.HostUnreachable))));

    [Theory(Timeout = 30_000)]
    [InlineData("http", "", "Broken", false)]
    [InlineData("http", "SSH-2.0-OpenSSH_9.9\r\n", "Protocol", false)]
    [InlineData("http", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "Broken", false)]
    [InlineData("https", "HTTP/1.1 400 Bad Request\r\n\r\n", "Tls", true)]
    public async Task Peer_behaviour_determines_the_fault(string scheme, string sent, string fault, bool nothingDone)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync(listener, Encoding.ASCII.GetBytes(sent));

        CloudflareException failure =
            await FailAsync($"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        await serving;

        Assert.Equal((CloudflareErrorKind.ConnectionFailed, fault), (failure.Kind, failure.Fault.ToString()));
        Assert.Equal(nothingDone, failure.NothingDone);
    }

    private static async Task<CloudflareException> FailAsync(string address)
    {
        using HttpClient http = new(HttpTransport.CreateHandler(false, null, null));
        ApiConnection connection = new(new Uri(address), http, null, CloudErrorClassifier.Classify)
        {
            Time = new SimulatedTime(),
            Retry = new RetryPolicy(0),
        };
        ApiSender sender = new(connection, new RequestLines());
        return await Assert.ThrowsAsync<CloudflareException>(() => sender.SendAsync(
            new ApiRequest(HttpMethod.Post, "x"), Shapes.s_status, Stop));
    }

    private static async Task ServeAsync(TcpListener listener, byte[] answer)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(Stop);
        NetworkStream stream = client.GetStream();
        _ = await stream.ReadAsync(new byte[16 * 1024], Stop);
        await stream.WriteAsync(answer, Stop);
    }
}
