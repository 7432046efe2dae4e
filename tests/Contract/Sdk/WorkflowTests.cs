using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Sdk;

public sealed class WorkflowTests(SdkProcess sdk) : SdkTest(sdk)
{
    [Fact]
    public async Task A_list_is_read_to_its_end()
    {
        for (int number = 0; number < 24; number++)
        {
            _ = Server.Account.AddWorkflow($"w{number:D2}");
        }

        JsonNode? listed = await CallAsync("list", With());

        string?[] names = [.. listed!.AsArray().Select(one => (string?)one!["name"])];
        Assert.Equal([Orders, .. Enumerable.Range(0, 24).Select(number => $"w{number:D2}")], names.Order());
    }

    [Fact]
    public async Task Search_filters()
    {
        _ = Server.Account.AddWorkflow("refunds");

        JsonNode? listed = await CallAsync("list", With(new JsonObject { ["search"] = "ref" }));

        Assert.Equal(["refunds"], listed!.AsArray().Select(one => (string?)one!["name"]));
    }

    [Fact]
    public async Task Get_returns_the_counts()
    {
        Add("a");

        JsonNode? one = await CallAsync("get", Orders, With());

        Assert.Equal((Orders, "orders-worker"), ((string?)one!["name"], (string?)one["script_name"]));
        Assert.Equal(1, (int?)one["instances"]!["waiting"]);
    }

    [Fact]
    public async Task Update_creates_a_workflow_and_a_version()
    {
        JsonNode? made = await CallAsync("update", "made", With(new JsonObject
        {
            ["script_name"] = "shop-api",
            ["class_name"] = "Made",
            ["limits"] = new JsonObject { ["steps"] = 7 },
        }));

        Assert.Equal("made", (string?)made!["name"]);
        JsonNode? version = await CallAsync("versions.get", (string)made["version_id"]!, With(new JsonObject
        {
            ["workflow_name"] = "made",
        }));
        Assert.Equal(("Made", 7), ((string?)version!["class_name"], (int?)version["limits"]!["steps"]));
        Assert.NotNull(Server.Account.FindWorkflow("made"));
    }

    [Fact]
    public async Task Delete_removes_the_workflow()
    {
        JsonNode? deleted = await CallAsync("delete", Orders, With());

        Assert.Equal("ok", (string?)deleted!["status"]);
        Assert.Null(Server.Account.FindWorkflow(Orders));
        Assert.Equal(("NotFoundError", 404, 10200), await CallForErrorAsync("get", Orders, With()));
    }

    [Fact]
    public async Task Versions_and_their_graphs_can_be_read()
    {
        JsonArray versions = (await CallAsync("versions.list", Orders, With()))!.AsArray();
        string newest = (string)versions[0]!["id"]!;

        JsonNode? version = await CallAsync("versions.get", newest, WithWorkflow());
        JsonNode? graph = await CallAsync("versions.graph", newest, WithWorkflow());

        Assert.Equal(2, versions.Count);
        Assert.Equal(newest, (string?)version!["id"]);
        Assert.Equal(
            ["step_do", "step_wait_for_event"],
            graph!["graph"]!["workflow"]!["nodes"]!.AsArray().Select(node => (string?)node!["type"]));
    }
}
