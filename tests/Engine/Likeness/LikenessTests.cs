using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests.Likeness;

/// <summary>The real engine vouches for the emulated one: the same commands see the same lives.</summary>
public sealed class LikenessTests(EngineFixture engine) : EngineTest(engine), IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Shell _cloud = null!;

    public static TheoryData<string> Titles { get; } = [.. Lives.All.Select(life => life.Title)];

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
    public async Task Lives_are_the_same(string title)
    {
        Life life = Lives.All.Single(life => life.Title == title);
        string script = $"{Lives.Prelude}$id = '{NewId()}'\n{life.Script}";

        string[][] told = await Task.WhenAll(
            Task.Run(() => Tell(Shell, script)), Task.Run(() => Tell(_cloud, script)));

        (string[] engine, string[] differences) = Reconciliation.Of(told[0], told[1]);
        Assert.Equal(told[1], engine);
        Assert.Equal(life.Differences, differences);
    }

    [Fact]
    public void Every_difference_is_shown_by_a_life() => Assert.Equal(
        Differences.All.Select(known => known.Name).Order(),
        Lives.All.SelectMany(life => life.Differences).Distinct().Order());

    private static string[] Tell(Shell shell, string script) =>
        [.. shell.Values(script).Select(line => (string)line!)];
}
