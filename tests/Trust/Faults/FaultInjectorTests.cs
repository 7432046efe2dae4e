using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using Xunit;

namespace CloudflareWorkflows.Trust.Faults;

/// <summary>The proxy injects its faults correctly. Otherwise, the Trust tests would prove nothing.</summary>
public sealed class FaultInjectorTests
{
    private static readonly FaultKind[] s_acting =
    [
        FaultKind.CutAfter, FaultKind.CutAfterReset, FaultKind.Truncated, FaultKind.WrongLength, FaultKind.UnknownErrorAfter,
        FaultKind.Empty, FaultKind.BadCompression,
    ];

    // A stalled request gives no response to check.
    public static TheoryData<string> Kinds => [.. Enum.GetNames<FaultKind>().Where(name => name != nameof(FaultKind.Stall))];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_fault_occurs_before_or_after_the_service_acts(string name)
    {
        FaultKind kind = Enum.Parse<FaultKind>(name);
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions(), Stop);
        _ = server.Account.AddWorkflow("w");
        await using FaultProxy proxy = await FaultProxy.StartAsync(Stop);
        FaultScenario scenario = proxy.Open(server);
        scenario.Plan = FaultPlan.Once(kind);

        string? answer = await CreateAsync(scenario);

        Assert.Equal(s_acting.Contains(kind) ? 1 : 0, server.Account.CountInstances("w"));
        Assert.Equal(s_acting.Contains(kind), scenario.Exchanges.Single().HasChanged);
        switch (kind)
        {
            case FaultKind.CutBefore or FaultKind.CutAfter:
                Assert.Equal("", answer);
                break;
            case FaultKind.CutBeforeReset or FaultKind.CutAfterReset:
                Assert.Null(answer);
                break;
            default:
                Assert.StartsWith("HTTP/1.1 ", answer, StringComparison.Ordinal);
                break;
        }
    }

    /// <summary>Creates an instance.</summary>
    /// <returns>The response. Empty if the connection closes without one, null if it is reset.</returns>
    private static async Task<string?> CreateAsync(FaultScenario scenario)
    {
        Uri address = new(scenario.Address, $"accounts/{scenario.Server.AccountId}/workflows/w/instances");
        using TcpClient client = new(address.Host, address.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n"
                + $"Authorization: Bearer {scenario.Server.ApiToken}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"),
            Stop);
        try
        {
            using StreamReader reader = new(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync(Stop);
        }
        catch (IOException failure) when (failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return null;
        }
    }
}
