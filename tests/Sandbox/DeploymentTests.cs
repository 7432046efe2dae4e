using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>Workflows, their versions, and account settings.</summary>
public sealed class DeploymentTests : SandboxTest
{
    private const string Full =
        """
        {"script_name":"shop","class_name":"Billing","limits":{"steps":50},"schedules":[{"cron":"0 3 * * *"}],
         "default_retention":{"success_retention":"2 days","error_retention":3600000},"concurrency":{"limit":9}}
        """;

    [Fact]
    public async Task A_deployment_creates_the_workflow_once_and_a_version_each_time()
    {
        JsonNode first = await ResultAsync(HttpMethod.Put, $"{Workflows}/billing", Full);
        JsonNode second = await ResultAsync(
            HttpMethod.Put, $"{Workflows}/billing", """{"script_name":"other","class_name":"Billing2"}""");
        Assert.Equal((string)first["id"]!, (string)second["id"]!);
        Assert.NotEqual((string)first["version_id"]!, (string)second["version_id"]!);
        JsonArray versions = (await GetAsync($"{Workflows}/billing/versions")).AsArray();
        Assert.Equal(["Billing2", "Billing"], versions.Select(version => (string)version!["class_name"]!));
        Assert.Equal(
            """{"success_retention":172800000,"error_retention":3600000}""",
            versions[1]!["default_retention"]!.ToJsonString());
        Assert.Equal((50, 9), ((int)versions[1]!["limits"]!["steps"]!, (int)versions[1]!["concurrency"]!["limit"]!));
        JsonNode workflow = await GetAsync($"{Workflows}/billing");
        Assert.Equal("other", (string)workflow["script_name"]!);
        Assert.Null(workflow["schedules"]);
    }

    [Fact]
    public async Task Schedules_have_a_next_instance_and_require_a_paid_plan()
    {
        _ = await ResultAsync(HttpMethod.Put, $"{Workflows}/billing", Full);
        JsonNode schedule = (await GetAsync($"{Workflows}/billing"))["schedules"]!.AsArray().Single()!;
        Assert.Equal("2026-11-03T03:00:00.000Z", (string)schedule["next_instance"]!);
        Server.Account.IsPaid = false;
        Assert.Equal((403, 10208), await RefusalAsync(HttpMethod.Put, $"{Workflows}/billing", Full));
    }

    [Theory]
    [InlineData("w", "{}")]
    [InlineData("w", """{"script_name":"s","class_name":""}""")]
    [InlineData("w", """{"script_name":"s","class_name":"C","limits":{"steps":0}}""")]
    [InlineData("w", """{"script_name":"s","class_name":"C","schedules":[{"cron":"never"}]}""")]
    [InlineData("-w", """{"script_name":"s","class_name":"C"}""")]
    public async Task An_invalid_deployment_is_refused(string name, string body) =>
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Put, $"{Workflows}/{name}", body));

    [Fact]
    public async Task A_deleted_workflow_is_gone_while_its_termination_job_runs()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w");
        Assert.Equal("ok", (string)(await ResultAsync(HttpMethod.Delete, $"{Workflows}/w"))["status"]!);
        Assert.Equal((404, 10200), await RefusalAsync(HttpMethod.Delete, $"{Workflows}/w"));
        string body = """{"script_name":"s","class_name":"C"}""";
        Assert.Equal(1, (int)(await ResultAsync(HttpMethod.Put, $"{Workflows}/w", body))["terminator_running"]!);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, (int)(await ResultAsync(HttpMethod.Put, $"{Workflows}/w", body))["terminator_running"]!);
    }

    [Fact]
    public async Task A_version_has_a_graph_of_its_steps()
    {
        Workflow workflow = Server.Account.AddWorkflow("w", new WorkflowSetup
        {
            Script = new StepScriptBuilder()
                .Do("a")
                .Parallel(branch => branch.Do("b"), branch => branch.Sleep("c", TimeSpan.FromSeconds(1)))
                .WaitForEvent("d", "go")
                .Build(),
        });
        string path = $"{Workflows}/w/versions/{workflow.Newest.Id}";
        JsonArray nodes = (await GetAsync($"{path}/graph"))["graph"]!["workflow"]!["nodes"]!.AsArray();
        Assert.Equal(
            ["step_do", "parallel", "step_wait_for_event"], nodes.Select(node => (string)node!["type"]!));
        Assert.NotNull((await GetAsync($"{path}/dag"))["dag"]);
        Assert.Equal((404, 10300), await RefusalAsync(HttpMethod.Get, $"{Workflows}/w/versions/{Guid.Empty}"));
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Get, $"{Workflows}/w/versions/latest"));
    }

    [Fact]
    public async Task Settings_are_merged()
    {
        Assert.Equal("{}", (await GetAsync($"{Workflows}/settings")).ToJsonString());
        _ = await ResultAsync(
            HttpMethod.Patch, $"{Workflows}/settings", """{"default_retention":{"success_retention":"1 day"}}""");
        JsonNode settings = await ResultAsync(
            HttpMethod.Patch, $"{Workflows}/settings", """{"default_retention":{"error_retention":1000}}""");
        Assert.Equal(
            """{"success_retention":86400000,"error_retention":1000}""", settings["default_retention"]!.ToJsonString());
    }

    [Fact]
    public async Task Concurrency_keys_have_unique_names()
    {
        string keys = $"{Workflows}/concurrency";
        JsonNode key = await ResultAsync(HttpMethod.Post, keys, """{"name":"k","limit":3}""");
        Assert.Equal(409, (await RefusalAsync(HttpMethod.Post, keys, """{"name":"k","limit":3}""")).Status);
        string one = $"{keys}/{key["id"]}";
        Assert.Equal(5, (int)(await ResultAsync(HttpMethod.Patch, one, """{"limit":5}"""))["limit"]!);
        Assert.Empty((await GetAsync(one))["referencing_workflows"]!.AsArray());
        Assert.Single((await GetAsync(keys)).AsArray());
        _ = await ResultAsync(HttpMethod.Delete, one);
        Assert.Equal(404, (await RefusalAsync(HttpMethod.Get, one)).Status);
    }

    [Fact]
    public async Task Triggers_are_replaced_added_and_deleted()
    {
        string path = $"accounts/{Server.AccountId}/triggers/shop";
        string body =
            """
            [{"type":"r2.created","filter":{"bucket":"in"},
              "targets":[{"type":"workflow","script_name":"shop","workflow_name":"w"}]}]
            """;
        Assert.Equal((404, 10200), await RefusalAsync(HttpMethod.Get, path));
        _ = await ResultAsync(HttpMethod.Put, path, body);
        Assert.Equal(2, (await ResultAsync(HttpMethod.Patch, path, body))["triggers"]!.AsArray().Count);
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Put, path, """[{"type":"x","targets":[]}]"""));
        Assert.Equal(2, (int)(await ResultAsync(HttpMethod.Delete, path))["deleted"]!);
    }
}
