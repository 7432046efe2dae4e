using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The upload of Workers, and the workflows of their classes.</summary>
public sealed class ScriptTests : SandboxTest
{
    private const string Code = "export default { fetch() {} };";
    private const string ModuleType = "application/javascript+module";
    private const string Metadata =
        """
        {"main_module":"worker.mjs","compatibility_date":"2026-11-01","tags":["mine"],
         "bindings":[{"type":"workflow","name":"W","workflow_name":"flow","class_name":"CfwLiveTimed"}]}
        """;

    private string Scripts => $"accounts/{Server.AccountId}/workers/scripts";

    [Fact]
    public async Task An_uploaded_Worker_is_listed_with_its_tags_and_bindings()
    {
        JsonNode uploaded = (await UploadAsync(Metadata))["result"]!;
        Assert.Equal("live", (string)uploaded["id"]!);
        JsonNode listed = Assert.Single((await GetAsync(Scripts)).AsArray())!;
        Assert.Equal(uploaded.ToJsonString(), listed.ToJsonString());
        Assert.Equal("mine", (string)Assert.Single(listed["tags"]!.AsArray())!);
        JsonNode settings = await GetAsync($"{Scripts}/live/settings");
        Assert.Equal("flow", (string)settings["bindings"]![0]!["workflow_name"]!);
        Assert.Equal("2026-11-01", (string)settings["compatibility_date"]!);
        using HttpResponseMessage code = await SendAsync(HttpMethod.Get, $"{Scripts}/live");
        Assert.Equal(Code, await code.Content.ReadAsStringAsync(Stop));
    }

    [Theory]
    [InlineData(ModuleType)]
    [InlineData("Application/JavaScript+Module; charset=utf-8")]
    [InlineData("text/javascript+module")]
    public async Task A_module_has_one_of_two_types(string type) =>
        Assert.Equal(200, (int)(await UploadAsync(Metadata, Code, type))["status"]!);

    [Fact]
    public async Task A_second_upload_replaces_the_first()
    {
        _ = await UploadAsync(Metadata);
        Time.Advance(TimeSpan.FromMinutes(1));
        _ = await UploadAsync("""{"main_module":"worker.mjs"}""");
        JsonNode listed = Assert.Single((await GetAsync(Scripts)).AsArray())!;
        Assert.Empty(listed["tags"]!.AsArray());
        Assert.Equal("2026-11-02T08:00:00.000Z", (string)listed["created_on"]!);
        Assert.Equal("2026-11-02T08:01:00.000Z", (string)listed["modified_on"]!);
    }

    [Theory]
    [InlineData(null, Code, ModuleType, 400, 10021)]
    [InlineData("{", Code, ModuleType, 400, 10021)]
    [InlineData("{}", Code, ModuleType, 400, 10021)]
    [InlineData("""{"main_module":"other.mjs"}""", Code, ModuleType, 400, 10021)]
    [InlineData(Metadata, Code, "application/javascript", 400, 10021)]
    [InlineData(Metadata, Code, "text/plain", 400, 10021)]
    [InlineData(Metadata, "export class A {}", ModuleType, 400, 10068)]
    public async Task An_upload_that_breaks_a_rule_is_refused(
        string? metadata, string code, string type, int status, int error)
    {
        JsonNode answer = await UploadAsync(metadata, code, type);
        Assert.Equal((status, error), ((int)answer["status"]!, (int)answer["errors"]![0]!["code"]!));
        Assert.Empty((await GetAsync(Scripts)).AsArray());
    }

    [Fact]
    public async Task Another_content_type_and_a_name_with_capitals_are_refused()
    {
        Assert.Equal((415, 10001), await RefusalAsync(HttpMethod.Put, $"{Scripts}/live", Code));
        Assert.Equal((400, 10016), await RefusalAsync(HttpMethod.Put, $"{Scripts}/Live", Code));
    }

    [Fact]
    public async Task A_deleted_Worker_leaves_its_workflows_without_a_script()
    {
        _ = await UploadAsync(Metadata);
        await DeployAsync("CfwLiveTimed");
        using HttpResponseMessage deleted = await SendAsync(HttpMethod.Delete, $"{Scripts}/live?force=true");
        Assert.True(deleted.IsSuccessStatusCode);
        Assert.True((bool)(await GetAsync($"{Workflows}/flow"))["script_deleted"]!);
        Assert.Equal((404, 10007), await RefusalAsync(HttpMethod.Delete, $"{Scripts}/live"));
        Assert.Equal((404, 10007), await RefusalAsync(HttpMethod.Get, $"{Scripts}/live/settings"));
        _ = await UploadAsync(Metadata);
        Assert.False((bool)(await GetAsync($"{Workflows}/flow"))["script_deleted"]!);
    }

    [Fact]
    public async Task A_token_needs_the_permission_to_write_scripts()
    {
        Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Server.Credentials.Issue(TokenAccess.Read));
        JsonNode answer = await UploadAsync(Metadata);
        Assert.Equal((403, 10000), ((int)answer["status"]!, (int)answer["errors"]![0]!["code"]!));
        Assert.Empty((await GetAsync(Scripts)).AsArray());
        Assert.Equal((403, 10000), await RefusalAsync(HttpMethod.Delete, $"{Scripts}/live"));
    }

    [Theory]
    [InlineData("CfwLiveEcho", "complete")]
    [InlineData("CfwLiveWaiting", "waiting")]
    [InlineData("CfwLiveSleeping", "waiting")]
    [InlineData("CfwLiveRetrying", "waiting")]
    [InlineData("CfwLiveFailing", "errored")]
    [InlineData("CfwLiveNonRetryable", "errored")]
    [InlineData("CfwLiveRollback", "waiting")]
    [InlineData("CfwLiveTimed", "complete")]
    public async Task The_classes_of_the_live_Worker_do_what_their_code_does(string className, string status)
    {
        _ = await UploadAsync(Metadata);
        await DeployAsync(className);
        _ = await ResultAsync(HttpMethod.Post, $"{Workflows}/flow/instances", """{"instance_id":"i"}""");
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(status, await StatusAsync("flow", "i"));
    }

    [Fact]
    public async Task A_class_of_a_Worker_that_was_not_uploaded_has_the_default_script()
    {
        await DeployAsync("CfwLiveSleeping");
        Assert.Same(StepScript.Default, Server.Account.FindWorkflow("flow")!.Script);
    }

    [Fact]
    public async Task A_deployment_keeps_the_script_of_a_class_that_is_not_known()
    {
        StepScript script = new StepScriptBuilder().Do("known").Build();
        _ = Server.Account.AddWorkflow("flow", new WorkflowSetup { Script = script });
        await DeployAsync("Other");
        Assert.Same(script, Server.Account.FindWorkflow("flow")!.Script);
    }

    [Fact]
    public async Task A_free_plan_has_fewer_steps()
    {
        const string Many = """{"script_name":"s","class_name":"C","limits":{"steps":1025}}""";
        _ = await ResultAsync(HttpMethod.Put, $"{Workflows}/flow", Many);
        Server.Account.IsPaid = false;
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Put, $"{Workflows}/flow", Many));
    }

    private async Task DeployAsync(string className) => _ = await ResultAsync(
        HttpMethod.Put, $"{Workflows}/flow", $$"""{"script_name":"live","class_name":"{{className}}"}""");

    /// <summary>Returns the envelope, with the HTTP status.</summary>
    private async Task<JsonNode> UploadAsync(string? metadata, string code = Code, string type = ModuleType)
    {
        using MultipartFormDataContent body = [];
        if (metadata is not null)
        {
            body.Add(new StringContent(metadata, new MediaTypeHeaderValue("application/json")), "metadata");
        }

        body.Add(new StringContent(code, MediaTypeHeaderValue.Parse(type)), "worker.mjs", "worker.mjs");
        using HttpResponseMessage response = await Client.PutAsync(new Uri($"{Scripts}/live", UriKind.Relative), body, Stop);
        JsonNode envelope = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
        envelope["status"] = (int)response.StatusCode;
        return envelope;
    }
}
