using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests.Behavior;

/// <summary>Each question about batches, deletions, and retention has a switch.</summary>
public sealed class BatchSwitchTests : SwitchTest
{
    public static IReadOnlyList<string> Ids { get; } =
    [
        "batch-terminate-has-count", "batch-terminate-unknown-id", "terminate-all-exists", "batch-delete-exists",
        "batch-delete-echoes-repeats", "delete-accepts-empty-body", "long-retention",
    ];

    public static TheoryData<string, string> Answers => AnswersTo(Ids);

    [Theory]
    [MemberData(nameof(Answers))]
    public Task The_account_behaves_as_it_is_set(string id, string answer) => CheckAsync(id, answer, () => id switch
    {
        "batch-terminate-has-count" => AskCountAsync(),
        "batch-terminate-unknown-id" => AskUnknownAsync(),
        "terminate-all-exists" => AskTerminateAllAsync(),
        "batch-delete-exists" => AskBatchDeleteAsync(),
        "batch-delete-echoes-repeats" => AskRepeatsAsync(),
        "delete-accepts-empty-body" => AskEmptyBodyAsync(),
        _ => AskRetentionAsync(),
    });

    [Fact]
    public async Task A_DELETE_without_a_body_works_although_an_empty_one_does_not()
    {
        Server.Behavior = Server.Behavior with { DeleteAcceptsEmptyBody = false };
        _ = await ResultAsync(HttpMethod.Delete, $"{Instances}/i");
    }

    [Fact]
    public async Task Retentions_of_an_instance_and_of_the_account_have_the_same_limit()
    {
        const string Long = """{"error_retention":"31 days"}""";
        Server.Behavior = Server.Behavior with { LongRetention = Sandbox.Behavior.LimitEffect.Refused };
        Assert.Equal(
            (400, 10002), await RefusalAsync(HttpMethod.Post, Instances, $$"""{"instance_retention":{{Long}}}"""));
        Assert.Equal(
            (400, 10002),
            await RefusalAsync(HttpMethod.Patch, $"{Workflows}/settings", $$"""{"default_retention":{{Long}}}"""));
    }

    protected override void Seed() => Add(new StepScriptBuilder().Sleep("nap", TimeSpan.FromHours(1)).Build());

    private async Task<object> AskCountAsync()
    {
        JsonNode answer = await ResultAsync(HttpMethod.Post, $"{Instances}/batch/terminate", """["i"]""");
        Assert.Equal("ok", (string)answer["status"]!);
        return (int?)answer["instancesTerminated"] == 1;
    }

    private async Task<object> AskUnknownAsync()
    {
        using HttpResponseMessage response =
            await SendAsync(HttpMethod.Post, $"{Instances}/batch/terminate", """["i","nobody"]""");
        if (!response.IsSuccessStatusCode)
        {
            Assert.Equal(404, (int)response.StatusCode);
            return "refused";
        }

        JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!["result"]!;
        return (int)answer["instancesTerminated"]! == 2 ? "counted" : "skipped";
    }

    private async Task<object> AskTerminateAllAsync() => await SucceedsAsync(HttpMethod.Put, $"{Instances}/terminate");

    private async Task<object> AskBatchDeleteAsync() =>
        await SucceedsAsync(HttpMethod.Post, $"{Instances}/batch/delete", """{"instances":["i"]}""");

    private async Task<object> AskRepeatsAsync()
    {
        JsonNode answer =
            await ResultAsync(HttpMethod.Post, $"{Instances}/batch/delete", """{"instances":["i","i"]}""");
        return answer["deleted"]!.AsArray().Count == 2;
    }

    private async Task<object> AskEmptyBodyAsync()
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, $"{Instances}/i") { Content = new ByteArrayContent([]) };
        using HttpResponseMessage response = await Client.SendAsync(request, Stop);
        return response.IsSuccessStatusCode;
    }

    private async Task<object> AskRetentionAsync()
    {
        bool isAccepted = await SucceedsAsync(
            HttpMethod.Put,
            $"{Workflows}/w",
            """{"script_name":"s","class_name":"C","default_retention":{"error_retention":"31 days"}}""");
        if (!isAccepted)
        {
            return "refused";
        }

        JsonNode version = (await GetAsync($"{Workflows}/w/versions"))[0]!;
        return (long)version["default_retention"]!["error_retention"]! == 31L * 86_400_000 ? "accepted" : "reduced";
    }
}
