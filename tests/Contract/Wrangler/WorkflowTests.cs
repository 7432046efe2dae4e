using System;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Wrangler;

public sealed class WorkflowTests : WranglerTest
{
    [Fact]
    public async Task List_shows_the_workflows()
    {
        WranglerResult result = await RunAsync("list");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("│ orders │ orders-worker │ Orders     │", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_shows_the_newest_version_as_latest()
    {
        Add("a");

        WranglerResult result = await RunAsync("describe", Orders, "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(Orders, (string?)result.Json["name"]);
        Assert.Equal(1, (int?)result.Json["instances"]!["waiting"]);
        Assert.NotNull(result.Json["latest_version"]);
    }

    [Fact]
    public async Task Delete_removes_the_workflow()
    {
        WranglerResult result = await RunAsync("delete", Orders);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Null(Server.Account.FindWorkflow(Orders));
    }

    [Fact]
    public async Task A_missing_workflow_has_an_error_code_and_an_exit_code()
    {
        WranglerResult result = await RunAsync("describe", "nobody");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("[code: 10200]", result.Errors, StringComparison.Ordinal);
    }
}
