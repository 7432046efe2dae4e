using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Streaming;

/// <summary>Time filters as spans before now. Arguments have no context, so they use the clock of the process.</summary>
[Collection(ProcessWideState.Name)]
public sealed class TimeSpanFilterTests : ConnectedTest
{
    private TimeProvider _before = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _before = ModuleClock.SetOfProcess(Time);
        Shell.Set("time", Time);
    }

    [Theory]
    [InlineData("90m", "89m", 5400, 5340)]
    [InlineData("24h", "23h", 86400, 82800)]
    [InlineData("7d", "6d", 604800, 518400)]
    [InlineData("'7d'", "'6d'", 604800, 518400)]
    [InlineData("([timespan]'02:00')", "([timespan]'01:00')", 7200, 3600)]
    [InlineData("($time.GetUtcNow().LocalDateTime.AddHours(-2))", "1h", 7200, 3600)]
    public void A_span_counts_back_from_now(string since, string until, int first, int last)
    {
        Assert.Empty(Shell.Values($"Get-CfWorkflowInstance w -Since {since} -Until {until}"));

        string query = Uri.UnescapeDataString(Server.Requests.Single().Query);
        Assert.Contains($"date_start={Text(first)}", query, StringComparison.Ordinal);
        Assert.Contains($"date_end={Text(last)}", query, StringComparison.Ordinal);
    }

    protected override void Seed() => _ = Server.Account.AddWorkflow("w");

    protected override ValueTask OnDisposeAsync()
    {
        _ = ModuleClock.SetOfProcess(_before);
        return base.OnDisposeAsync();
    }

    private static string Text(int seconds) => $"{s_start.AddSeconds(-seconds):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}";
}
