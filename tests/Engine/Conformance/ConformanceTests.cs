using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests.Conformance;

/// <summary>The same commands give the same results on the real engine and on the emulated account.</summary>
public sealed class ConformanceTests(EngineFixture engine) : EngineTest(engine), IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Shell _cloud = null!;

    public static TheoryData<string> Titles { get; } = [.. Scenarios.All.Select(scenario => scenario.Title)];

    public async ValueTask InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        EmulatedWorkflows.Add(_server.Account);
        _cloud = new Shell();
        _cloud.Set("token", new NetworkCredential("", _server.ApiToken).SecurePassword);
        _ = _cloud.Values(
            $"Connect-CfWorkflow -ApiToken $token -AccountId {_server.AccountId} -BaseUri {_server.BaseAddress}");
    }

    public async ValueTask DisposeAsync()
    {
        _cloud.Dispose();
        await _server.DisposeAsync();
        Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Scenarios_give_the_same_result(string title)
    {
        Scenario scenario = Scenarios.All.Single(scenario => scenario.Title == title);
        string script = $"{Scenarios.Prelude}$id = '{NewId()}'\n{scenario.Script}";

        string[][] lines = await Task.WhenAll(
            Task.Run(() => ReadLines(Shell, script)), Task.Run(() => ReadLines(_cloud, script)));

        (string[] engine, string[] differences) = DifferenceMatcher.Match(lines[0], lines[1]);
        Assert.Equal(lines[1], engine);
        Assert.Equal(scenario.Differences, differences);
    }

    [Fact]
    public void Every_difference_occurs_in_a_scenario() => Assert.Equal(
        Differences.All.Select(known => known.Name).Order(),
        Scenarios.All.SelectMany(scenario => scenario.Differences).Distinct().Order());

    private static string[] ReadLines(Shell shell, string script) =>
        [.. shell.Values(script).Select(line => (string)line!)];
}
