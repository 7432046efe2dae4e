using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The rules for ids, params and retention.</summary>
public sealed class CreationTests : SandboxTest
{
    private string Instances => $"{Workflows}/w/instances";

    [Theory]
    [InlineData("a")]
    [InlineData("_0-Z")]
    [InlineData("cf_123")]
    [InlineData("100")]
    public async Task A_valid_id_is_accepted(string id)
    {
        _ = Server.Account.AddWorkflow("w");
        JsonNode created = await ResultAsync(HttpMethod.Post, Instances, $$"""{"instance_id":"{{id}}"}""");
        Assert.Equal((id, "queued", "api"), (
            (string)created["id"]!, (string)created["status"]!, (string)created["trigger_source"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\\n")]
    [InlineData("batch")]
    [InlineData("terminate")]
    [InlineData("terminateAll")]
    [InlineData("cf_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task An_invalid_id_is_refused(string id)
    {
        _ = Server.Account.AddWorkflow("w");
        Assert.Equal(
            (400, 10002), await RefusalAsync(HttpMethod.Post, Instances, $$"""{"instance_id":"{{id}}"}"""));
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(101, 400)]
    public async Task An_id_has_at_most_100_characters(int length, int status)
    {
        _ = Server.Account.AddWorkflow("w");
        string body = $$"""{"instance_id":"{{new string('a', length)}}"}""";
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, Instances, body);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("""{"location_hint":"mars"}""")]
    [InlineData("""{"instance_retention":{"success_retention":"soon"}}""")]
    [InlineData("""{"instance_retention":{"success_retention":-1}}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task An_invalid_body_is_refused(string body)
    {
        _ = Server.Account.AddWorkflow("w");
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Post, Instances, body));
    }

    [Theory]
    [InlineData(1048576 - 2, 200)]
    [InlineData(1048576 - 1, 400)]
    public async Task Params_have_at_most_1_MiB(int characters, int status)
    {
        _ = Server.Account.AddWorkflow("w");
        string body = $$"""{"params":"{{new string('a', characters)}}"}""";
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, Instances, body);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("null", "{}")]
    [InlineData("""{"b":1.50,"a":[null,"ä\u0001"]}""", """{"b":1.50,"a":[null,"ä\u0001"]}""")]
    [InlineData("\"text\"", "\"text\"")]
    [InlineData("[1,2]", "[1,2]")]
    public async Task Params_are_returned_unchanged(string sent, string expected)
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup
        {
            Script = new StepScriptBuilder().Returns(input => input.GetRawText()).Build(),
        });
        _ = await ResultAsync(HttpMethod.Post, Instances, $$"""{"instance_id":"i","params":{{sent}}}""");
        Time.Advance(TimeSpan.FromMinutes(1));
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, $"{Instances}/i");
        string text = await response.Content.ReadAsStringAsync(Stop);
        Assert.Contains($"\"params\":{expected}", text, StringComparison.Ordinal);
        Assert.Equal(expected, (string)JsonNode.Parse(text)!["result"]!["output"]!);
    }

    [Fact]
    public async Task An_id_is_in_use_until_its_retention_expires()
    {
        _ = Server.Account.AddWorkflow("w");
        string body = """{"instance_id":"i","instance_retention":{"success_retention":"2 hours"}}""";
        _ = await ResultAsync(HttpMethod.Post, Instances, body);
        Assert.Equal((400, 10405), await RefusalAsync(HttpMethod.Post, Instances, body));
        Time.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal((400, 10405), await RefusalAsync(HttpMethod.Post, Instances, body));
        Assert.Equal("complete", await StatusAsync("w", "i"));
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((404, 10400), await RefusalAsync(HttpMethod.Get, $"{Instances}/i"));
        Assert.Empty((await GetAsync(Instances)).AsArray());
        _ = await ResultAsync(HttpMethod.Post, Instances, body);
    }

    [Fact]
    public async Task Missing_resources_have_different_codes()
    {
        _ = Server.Account.AddWorkflow("w");
        Assert.Equal((404, 10200), await RefusalAsync(HttpMethod.Get, $"{Workflows}/x/instances"));
        Assert.Equal((404, 10400), await RefusalAsync(HttpMethod.Get, $"{Instances}/x"));
        Assert.Equal((404, 7003), await RefusalAsync(HttpMethod.Get, "accounts/xyz/workflows"));
        Assert.Equal((403, 10000), await RefusalAsync(HttpMethod.Get, $"accounts/{new string('a', 32)}/workflows"));
        Assert.Equal((404, 7003), await RefusalAsync(HttpMethod.Get, "nowhere"));
        Assert.Equal((405, 7001), await RefusalAsync(HttpMethod.Delete, Workflows));
    }

    [Fact]
    public async Task Ids_of_schedules_are_percent_encoded_in_paths()
    {
        const string Id = "*/5 0,12 * * 1-5-1795228200000";
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = Id, Schedule = "*/5 0,12 * * 1-5" });
        JsonNode found = await GetAsync($"{Instances}/{Uri.EscapeDataString(Id)}");
        Assert.Equal("*/5 0,12 * * 1-5", (string)found["schedule"]!["cron"]!);
        Assert.EndsWith("/%2A%2F5%200%2C12%20%2A%20%2A%201-5-1795228200000", Server.Requests[^1].Path);
    }

    [Fact]
    public async Task Events_reach_the_instance()
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup
        {
            Script = new StepScriptBuilder().WaitForEvent("approval", "approved").Build(),
        });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i" });
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Post, $"{Instances}/i/events/no%20name", "{}"));
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Post, $"{Instances}/i/events/approved", "{"));
        Time.Advance(TimeSpan.FromHours(1));
        _ = await ResultAsync(HttpMethod.Post, $"{Instances}/i/events/approved", """{"by":"ann"}""");
        JsonNode detail = await GetAsync($"{Instances}/i");
        Assert.Equal("complete", (string)detail["status"]!);
        Assert.Equal("""{"by":"ann"}""", (string)detail["steps"]!.AsArray().Single()!["output"]!);
    }
}
