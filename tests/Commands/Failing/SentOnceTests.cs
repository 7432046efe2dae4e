using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Failing;

/// <summary>A request whose connection ends before any byte of a response arrives exactly as often as the module sends it.
/// The HTTP stack does not repeat it.</summary>
public sealed class SentOnceTests : IDisposable
{
    private const string List = """{"success":true,"result":[]}""";
    private const string Workflow = """{"success":true,"result":{"name":"w"}}""";

    private readonly Shell _shell = new();

    public static TheoryData<string, int> Calls => new()
    {
        { "Invoke-CfWorkflowApi x -Method Post", 1 },
        { "Invoke-CfWorkflowApi x -Method Post -Body @{ a = 1 }", 1 },
        { "Invoke-CfWorkflowApi x -Method Patch", 1 },
        { "Invoke-CfWorkflowApi x -Method Put", 2 },
        { "Invoke-CfWorkflowApi x -Method Delete", 2 },
        { "Remove-CfWorkflowInstance w i", 2 },
        { "Remove-CfWorkflow w", 2 },
        { "Stop-CfWorkflowInstance w -All", 2 },
        { "Stop-CfWorkflowInstance w i", 2 },
        { "Restart-CfWorkflowInstance w i", 1 },
        { "Send-CfWorkflowEvent w i -Type e", 1 },
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Calls))]
    public async Task Each_request_arrives_exactly_as_often_as_it_is_sent(string call, int count)
    {
        await using LoopbackServer server = new(line => line.StartsWith("GET", StringComparison.Ordinal)
            ? LoopbackServer.Turn.Json(line.Contains("/workflows/w ", StringComparison.Ordinal) ? Workflow : List) with
            {
                KeepsOpen = true,
            }
            : LoopbackServer.Turn.Closed);
        _shell.Set("token", Secret.Of("t"));
        _shell.Set("address", server.Address);
        await Task.Run(() => _shell.Values(
            "Connect-CfWorkflow -ApiToken $token -AccountId ('0' * 32) -BaseUri $address -MaximumRetryCount 1"));
        ModuleClock.SetOfContext(
            _shell.Values("Get-CfWorkflowContext").Single()!, new PassingTime(new FakeTimeProvider()));

        ShellResult result = await Task.Run(() => _shell.Run($"$ConfirmPreference = 'None'; {call}"));

        Assert.Single(result.Errors);
        Assert.Equal(count, server.Requests.Count(line => !line.StartsWith("GET", StringComparison.Ordinal)));
    }

    public void Dispose() => _shell.Dispose();
}
