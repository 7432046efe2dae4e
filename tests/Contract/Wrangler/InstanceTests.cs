using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Wrangler;

public sealed class InstanceTests : WranglerTest
{
    [Fact]
    public async Task Trigger_starts_an_instance_with_params()
    {
        WranglerResult result = await RunAsync("trigger", Orders, """{"orderId":7}""", "--id", "a", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal("a", (string?)result.Json["id"]);
        Assert.Equal("""{"orderId":7}""", Server.Account.FindInstance(Orders, "a")!.Params);
    }

    [Fact]
    public async Task List_reads_a_later_page()
    {
        Add("a");
        Add("b");
        Add("c");

        WranglerResult result = await RunAsync("instances", "list", Orders, "--per-page", "1", "--page", "2", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(["b"], result.Json.AsArray().Select(one => (string?)one!["id"]));
    }

    [Fact]
    public async Task Describe_shows_the_latest_instance_with_its_steps()
    {
        Add("a");

        WranglerResult result = await RunAsync("instances", "describe", Orders, "latest");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        foreach (string part in new[] { " a\n", "Waiting", "reserve-1", """{\"items\":2}""", "wait for approval-1" })
        {
            Assert.Contains(part, result.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("pause", "waiting", "paused")]
    [InlineData("resume", "paused", "waiting")]
    [InlineData("terminate", "waiting", "terminated")]
    [InlineData("restart", "terminated", "queued")]
    public async Task Status_changes_work(string command, string before, string after)
    {
        Add("a", before);

        WranglerResult result = await RunAsync("instances", command, Orders, "a");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(after, StatusOf("a"));
    }

    [Fact]
    public async Task SendEvent_ends_the_wait()
    {
        Add("a");

        WranglerResult result = await RunAsync(
            "instances", "send-event", Orders, "a", "--type", Approval, "--payload", """{"by":"ann"}""");
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal("complete", StatusOf("a"));
    }

    [Fact]
    public async Task Delete_reports_each_instance()
    {
        Add("a");

        WranglerResult result = await RunAsync("instances", "delete", Orders, "a", "nobody", "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("a", (string?)result.Json["deleted"]![0]!["id"]);
        Assert.Equal(("nobody", 10400), result.Json["errors"]![0] is { } error
            ? ((string?)error["id"], (int)error["code"]!)
            : default);
        Assert.Null(StatusOf("a"));
    }
}
