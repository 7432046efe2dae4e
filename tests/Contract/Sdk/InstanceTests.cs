using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Sdk;

public sealed class InstanceTests(SdkProcess sdk) : SdkTest(sdk)
{
    [Fact]
    public async Task Create_starts_one()
    {
        JsonNode? made = await CallAsync("instances.create", Orders, With(new JsonObject
        {
            ["instance_id"] = "a",
            ["params"] = """{"orderId":7}""",
        }));

        Assert.Equal(("a", "queued"), ((string?)made!["id"], (string?)made["status"]));
        // The SDK types params as JSON text. It is not known whether the service decodes it. The sandbox keeps it unchanged.
        Assert.Equal(
            """{"orderId":7}""", (string?)JsonNode.Parse(Server.Account.FindInstance(Orders, "a")!.Params!));
    }

    [Fact]
    public async Task An_id_in_use_is_rejected()
    {
        Add("a");

        (string, int, int) refusal = await CallForErrorAsync(
            "instances.create", Orders, With(new JsonObject { ["instance_id"] = "a" }));

        Assert.Equal(("BadRequestError", 400, 10405), refusal);
    }

    [Fact]
    public async Task A_list_is_read_to_its_end()
    {
        _ = Server.Account.AddInstances(
            Orders, Enumerable.Range(0, 120).Select(number => new InstanceSetup { Id = $"i{number:D3}" }));

        JsonNode? listed = await CallAsync("instances.list", Orders, With(new JsonObject { ["per_page"] = 50 }));

        string?[] ids = [.. listed!.AsArray().Select(one => (string?)one!["id"])];
        Assert.Equal(Enumerable.Range(0, 120).Select(number => $"i{number:D3}"), ids.Order());
        Assert.Equal(4, Server.Requests.Count);
    }

    [Fact]
    public async Task Bulk_starts_several_and_omits_existing_ids()
    {
        Add("a");

        JsonNode? made = await CallAsync("instances.bulk", Orders, With(new JsonObject
        {
            ["body"] = new JsonArray(new JsonObject { ["instance_id"] = "a" }, new JsonObject { ["instance_id"] = "b" }),
        }));

        Assert.Equal(["b"], made!.AsArray().Select(one => (string?)one!["id"]));
        Assert.Equal("queued", StatusOf("b"));
    }

    [Fact]
    public async Task Get_returns_the_steps()
    {
        Add("a");

        JsonNode? one = await CallAsync("instances.get", "a", WithWorkflow());

        Assert.Equal(("waiting", 2), ((string?)one!["status"], (int?)one["step_count"]));
        Assert.Equal(
            ["reserve-1", "wait for approval-1"], one["steps"]!.AsArray().Select(step => (string?)step!["name"]));
    }

    [Fact]
    public async Task The_status_is_changed()
    {
        Add("a");

        foreach ((string action, string status) in new[]
        {
            ("pause", "paused"), ("resume", "waiting"), ("terminate", "terminated"), ("restart", "queued"),
        })
        {
            JsonNode? changed = await CallAsync(
                "instances.status.edit", "a", WithWorkflow(new JsonObject { ["status"] = action }));
            Assert.Equal(status, (string?)changed!["status"]);
            Assert.Equal(status, StatusOf("a"));
        }
    }

    [Fact]
    public async Task A_change_not_allowed_in_the_state_is_a_conflict()
    {
        Add("a", InstanceStatus.Terminated);

        (string, int, int) refusal = await CallForErrorAsync(
            "instances.status.edit", "a", WithWorkflow(new JsonObject { ["status"] = "terminate" }));

        Assert.Equal(("ConflictError", 409, 10401), refusal);
    }

    [Fact]
    public async Task An_event_ends_the_wait_and_becomes_the_step_output()
    {
        Add("a");
        JsonObject step = new() { ["name"] = "wait for approval-1", ["type"] = "waitForEvent" };
        JsonNode? open = await CallAsync("instances.step", "a", WithWorkflow(step.DeepClone().AsObject()));

        _ = await CallAsync("instances.events.create", Approval, WithWorkflow(new JsonObject
        {
            ["instance_id"] = "a",
            ["body"] = new JsonObject { ["by"] = "ann" },
        }));
        Time.Advance(TimeSpan.FromMinutes(1));
        JsonNode? closed = await CallAsync("instances.step", "a", WithWorkflow(step));

        Assert.Equal(("waiting", Approval), ((string?)open!["status"], (string?)open["event_type"]));
        Assert.Equal(("complete", "ann"), ((string?)closed!["status"], (string?)closed["output"]!["by"]));
        Assert.Equal("complete", StatusOf("a"));
    }
}
