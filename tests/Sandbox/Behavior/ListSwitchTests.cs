using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests.Behavior;

/// <summary>Each question about lists has a switch.</summary>
public sealed class ListSwitchTests : SwitchTest
{
    private const int Count = 120;

    // Half a second past a full one.
    private static readonly DateTimeOffset s_first = s_start.AddMinutes(-10).AddMilliseconds(500);

    public static IReadOnlyList<string> Ids { get; } =
    [
        "instance-order", "direction-without-cursor", "page-number", "default-page-size", "oversized-page",
        "dates-have-milliseconds", "date-start-is-inclusive", "date-end-is-inclusive",
    ];

    public static TheoryData<string, string> Answers => AnswersTo(Ids);

    [Theory]
    [MemberData(nameof(Answers))]
    public Task The_account_behaves_as_it_is_set(string id, string answer) => CheckAsync(id, answer, () => id switch
    {
        "instance-order" => AskOrderAsync(),
        "direction-without-cursor" => AskDirectionAsync(),
        "page-number" => AskPageAsync(),
        "default-page-size" => AskSizeAsync(""),
        "oversized-page" => AskOversizedAsync(),
        "dates-have-milliseconds" => AskIfExcludedAsync($"date_start={Text(s_first.AddMilliseconds(100))}", Id(0)),
        "date-start-is-inclusive" => AskIfIncludedAsync($"date_start={Text(s_first)}", Id(0)),
        _ => AskIfIncludedAsync($"date_end={Text(s_first)}", Id(0)),
    });

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task A_walk_is_complete_in_each_order(string answer) => await CheckAsync("instance-order", answer, async () =>
    {
        List<string> ids = await WalkAsync($"{Instances}?per_page=7");
        Assert.Equal(Enumerable.Range(0, Count).Select(Id), ids.Order());
        return await AskOrderAsync();
    });

    public static TheoryData<string> Orders => new(AnswersTo(["instance-order"]).Select(row => row.Data.Item2));

    [Fact]
    public async Task A_direction_that_only_a_cursor_has_is_applied_with_the_cursor()
    {
        Server.Behavior = Server.Behavior with { DirectionWithoutCursor = Sandbox.Behavior.ParameterEffect.Ignored };
        JsonNode first = await EnvelopeAsync(HttpMethod.Get, $"{Instances}?per_page=2&direction=asc");
        Assert.Equal(Id(Count - 1), (string)first["result"]![0]!["id"]!);
        string cursor = (string)first["result_info"]!["cursor"]!;
        Assert.Equal(
            [Id(Count - 1)], (await PageAsync($"per_page=2&direction=asc&cursor={Uri.EscapeDataString(cursor)}"))!);
    }

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstances(
            "w",
            Enumerable.Range(0, Count).Select(
                number => new InstanceSetup { Id = Id(number), CreatedOn = s_first.AddSeconds(number) }));
    }

    private async Task<object> AskOrderAsync()
    {
        string[] ids = (await PageAsync("per_page=10"))!;
        return ids.SequenceEqual(ids.Order()) ? "created-ascending"
            : ids.SequenceEqual(ids.OrderDescending()) ? "created-descending" : "unordered";
    }

    private async Task<object> AskDirectionAsync() =>
        await PageAsync("per_page=1&direction=asc") is not [string first] ? "refused"
            : first == Id(0) ? "applied" : "ignored";

    private async Task<object> AskPageAsync() =>
        await PageAsync("per_page=1&page=2") is not [string first] ? "refused"
            : first == Id(Count - 2) ? "applied" : "ignored";

    private async Task<object> AskSizeAsync(string query) => (await PageAsync(query))!.Length;

    private async Task<object> AskOversizedAsync() => (await PageAsync("per_page=101"))?.Length switch
    {
        null => "refused",
        100 => "reduced",
        _ => "accepted",
    };

    private async Task<object> AskIfIncludedAsync(string query, string id) =>
        (await WalkAsync($"{Instances}?per_page=100&{query}")).Contains(id);

    private async Task<object> AskIfExcludedAsync(string query, string id) => !(bool)await AskIfIncludedAsync(query, id);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);

    private static string Id(int number) => $"i-{number:d3}";
}
