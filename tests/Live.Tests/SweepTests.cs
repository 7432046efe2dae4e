using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Resources;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>What carries the names of this program, but was not made by it, is left alone.</summary>
public sealed class SweepTests : LiveTest
{
    private const string Question = "instance-order";

    [Theory]
    [InlineData("cfwlive-20260101t000000", "cfwlive-20260101t000000-echo", "CfwLiveEcho")]
    [InlineData("cfwlive-orders", "cfwlive-orders-echo", "CfwLiveEcho")]
    [InlineData("shop", "cfwlive-20260101t000000-echo", "Orders")]
    [InlineData("shop", "cfwlive-20260101t000000-echo", "CfwLiveEcho")]
    [InlineData("cfwlive-20260101t000000", "cfwlive-20260101t000000-orders", "CfwLiveEcho")]
    [InlineData("cfwlive-20261126t064100", "cfwlive-20261126t064100-echo", "CfwLiveEcho")]
    public async Task A_workflow_and_a_Worker_without_our_mark_are_left_alone(string script, string workflow, string className)
    {
        await UploadAsync(script);
        Server.Requests.Clear();
        _ = Server.Account.AddWorkflow(workflow, new WorkflowSetup { ScriptName = script, ClassName = className });

        Assert.Equal(ExitCode.Success, await RunAsync(Question));

        Assert.Equal([workflow, script], await HeldAsync());
        Assert.Contains($"'{workflow}' was not made by this program", Output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Server.Requests.ToArray(),
            request => request.Method is "PUT" or "DELETE" && (request.Path.EndsWith($"/workflows/{workflow}", StringComparison.Ordinal)
                || request.Path.EndsWith($"/scripts/{script}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_workflow_whose_Worker_is_gone_already_is_deleted()
    {
        _ = Server.Account.AddWorkflow(
            "cfwlive-20260101t000000-echo", new WorkflowSetup { ScriptName = "cfwlive-20260101t000000", ClassName = "CfwLiveEcho" });

        Assert.Equal(ExitCode.Success, await RunAsync(Question));

        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task Two_killed_runs_are_deleted_by_the_next_one()
    {
        await LeaveAsync(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await LeaveAsync(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(18, (await HeldAsync()).Length);

        Assert.Equal(ExitCode.Success, await RunAsync(Question));

        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task More_than_a_run_can_delete_is_deleted_by_several_runs()
    {
        for (int day = 1; day <= 12; day++)
        {
            await LeaveAsync(new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero));
        }

        Assert.Equal(ExitCode.Failure, await RunAsync(Question));
        Assert.NotEmpty(await HeldAsync());
        Assert.Equal(ExitCode.Success, await RunAsync(Question));

        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task A_Worker_whose_settings_cannot_be_read_is_not_called_foreign()
    {
        await LeaveAsync(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.InternalError, Path = "*/settings", Times = 3 });

        Assert.Equal(ExitCode.Failure, await RunAsync(Question));

        Assert.Contains("It could not be read who made 'cfwlive-20260101t000000'", Output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("was not made by this program", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(9, (await HeldAsync()).Length);
    }

    [Fact]
    public async Task More_Workers_than_a_run_can_read_do_not_end_it()
    {
        for (int index = 10; index < 60; index++)
        {
            await UploadAsync($"cfwlive-20260101t0000{index}");
        }

        Assert.Equal(ExitCode.Failure, await RunAsync(Question));

        Assert.NotNull(ReadAnswers().Answers[Question].Answer);
        Assert.Equal(50, (await HeldAsync()).Length);
    }

    /// <summary>Creates what a run creates, and leaves it.</summary>
    private async Task LeaveAsync(DateTimeOffset start)
    {
        using SocketsHttpHandler sockets = new();
        using RequestBudget budget = new(sockets, 600, 0);
        using ServiceClient service = new(Target, budget, TimeProvider.System);
        await new Deployment(service, RunNames.At(start, [])).CreateAsync(Stop);
    }

    private async Task UploadAsync(string script)
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Server.Credentials.Issue());
        StringContent metadata = new("""{"main_module": "main.js"}""", Encoding.UTF8, "application/json");
        StringContent module = new("export default {}", Encoding.UTF8, "application/javascript+module");
        using MultipartFormDataContent content = new() { { metadata, "metadata" }, { module, "main.js", "main.js" } };
        using HttpResponseMessage response = await client.PutAsync(
            new Uri(Server.BaseAddress, $"accounts/{Server.AccountId}/workers/scripts/{script}"), content, Stop);
        Assert.True(response.IsSuccessStatusCode);
    }
}
