using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>Operations on many instances with one request.</summary>
public sealed class BatchTests : SandboxTest
{
    private string Instances => $"{Workflows}/w/instances";

    [Fact]
    public async Task A_batch_silently_omits_ids_in_use()
    {
        AddSleeping(2);
        JsonNode created = await ResultAsync(
            HttpMethod.Post,
            $"{Instances}/batch",
            """[{"instance_id":"a"},{"instance_id":"i-1"},{"instance_id":"a"},{"instance_id":"b","params":7},{}]""");
        Assert.Equal(["a", "b"], created.AsArray().Select(item => (string)item!["id"]!).Take(2));
        Assert.Equal((3, 5), (created.AsArray().Count, Server.Account.CountInstances("w")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"instances":[]}""")]
    [InlineData("[null]")]
    [InlineData("""[{"instance_id":"good"},{"instance_id":"not good"}]""")]
    public async Task An_invalid_batch_creates_nothing(string body)
    {
        AddSleeping(0);
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Post, $"{Instances}/batch", body));
        Assert.Equal(0, Server.Account.CountInstances("w"));
    }

    [Fact]
    public async Task A_batch_over_the_rate_limit_is_partially_created()
    {
        Server.Limits.CreationsPerSecond = 3;
        AddSleeping(0);
        Assert.Equal(429, (await RefusalAsync(HttpMethod.Post, $"{Instances}/batch", "[{},{},{},{},{}]")).Status);
        Assert.Equal(3, Server.Account.CountInstances("w"));
    }

    [Fact]
    public async Task A_termination_job_advances_with_the_clock_and_excludes_a_second_one()
    {
        AddSleeping(100);
        JsonNode started = await ResultAsync(
            HttpMethod.Post, $"{Instances}/batch/terminate", """["i-0","i-1","i-2","i-2","nobody"]""");
        Assert.Equal(("ok", 3), ((string)started["status"]!, (int)started["instancesTerminated"]!));
        Assert.Equal("running", await JobAsync());
        JsonNode second = await ResultAsync(HttpMethod.Put, $"{Instances}/terminate");
        Assert.Equal("already_running", (string)second["status"]!);
        Assert.Equal("waiting", await StatusAsync("w", "i-0"));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("not_running", await JobAsync());
        Assert.Equal(["terminated", "terminated", "waiting"], new[]
        {
            await StatusAsync("w", "i-0"), await StatusAsync("w", "i-2"), await StatusAsync("w", "i-3"),
        });
    }

    [Fact]
    public async Task A_termination_job_by_status_stops_only_those()
    {
        AddSleeping(3);
        _ = Server.Account.AddInstance("w", new InstanceSetup
        {
            Id = "held",
            CreatedOn = s_start.AddHours(-1),
            History = [new HistoryEntry.Paused(s_start.AddMinutes(-1))],
        });
        _ = await ResultAsync(HttpMethod.Put, $"{Instances}/terminate?status=paused");
        Time.Advance(TimeSpan.FromMinutes(1));
        JsonNode counts = (await GetAsync($"{Workflows}/w"))["instances"]!;
        Assert.Equal((3, 1, 0), ((int)counts["waiting"]!, (int)counts["terminated"]!, (int)counts["paused"]!));
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Put, $"{Instances}/terminate?status=complete"));
    }

    [Fact]
    public async Task A_batch_deletion_returns_each_outcome()
    {
        AddSleeping(3);
        JsonNode answer = await ResultAsync(
            HttpMethod.Post, $"{Instances}/batch/delete", """{"instances":["i-0","nobody","i-2","i-0"]}""");
        Assert.Equal(["i-0", "i-2", "i-0"], answer["deleted"]!.AsArray().Select(item => (string)item!["id"]!));
        JsonNode error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal(("nobody", 10400), ((string)error["id"]!, (int)error["code"]!));
        Assert.Equal("i-1", (string)(await ResultAsync(HttpMethod.Delete, $"{Instances}/i-1"))["instanceId"]!);
        Assert.Equal((404, 10400), await RefusalAsync(HttpMethod.Delete, $"{Instances}/i-1"));
        Assert.Equal(0, Server.Account.CountInstances("w"));
    }

    private async Task<string> JobAsync() => (string)(await GetAsync($"{Instances}/terminate"))["status"]!;

    private void AddSleeping(int count)
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup
        {
            Script = new StepScriptBuilder().Sleep("nap", TimeSpan.FromDays(1)).Build(),
        });
        IEnumerable<InstanceSetup> setups = Enumerable.Range(0, count).Select(number => new InstanceSetup
        {
            Id = $"i-{number}",
            CreatedOn = s_start.AddHours(-1),
        });
        _ = Server.Account.AddInstances("w", setups);
    }
}
