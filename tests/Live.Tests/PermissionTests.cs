using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>Tokens and plans that allow less.</summary>
public sealed class PermissionTests : LiveTest
{
    [Theory]
    [InlineData(TokenAccess.None)]
    [InlineData(TokenAccess.Read)]
    public async Task A_token_that_cannot_write_ends_the_run_before_it_creates_anything(TokenAccess access)
    {
        Target target = TargetFor(Server.Credentials.Issue(access));

        InputException failure = await Assert.ThrowsAsync<InputException>(() => RunAsync(target: target));

        Assert.Contains("'Workers Scripts Write'", failure.Message, StringComparison.Ordinal);
        Assert.Empty(await HeldAsync());
        Assert.DoesNotContain(Server.Requests.ToArray(), request => request.Method == "DELETE");
    }

    [Fact]
    public async Task A_token_that_is_not_accepted_is_told_from_a_missing_permission()
    {
        Target target = TargetFor(new string('x', 40));

        InputException failure = await Assert.ThrowsAsync<InputException>(() => RunAsync(target: target));

        Assert.Contains("CLOUDFLARE_API_TOKEN", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "*/workers/scripts", 400, 6003, "CLOUDFLARE_API_TOKEN")]
    [InlineData("PUT", "*/workers/scripts/*", 403, 10037, "10037")]
    public async Task A_refusal_is_told_by_its_code(string method, string path, int status, int code, string told)
    {
        _ = Server.Faults.Add(new Fault
        {
            Kind = FaultKind.Error,
            Method = method,
            Path = path,
            StatusCode = status,
            Code = code,
        });

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync("invalid-id-error"));

        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("permission", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.InternalError)]
    [InlineData(FaultKind.CutBeforeActing)]
    [InlineData(FaultKind.MalformedJson)]
    public async Task Analytics_that_fail_end_no_run_and_are_not_called_a_missing_permission(FaultKind kind)
    {
        _ = Server.Faults.Add(new Fault { Kind = kind, Path = "/graphql", Times = 100 });

        Assert.Equal(ExitCode.Success, await RunAsync("invalid-id-error"));

        Assert.NotNull(ReadAnswers().Answers["invalid-id-error"].Answer);
        Assert.DoesNotContain("permission", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_for_analytics_its_questions_alone_stay_unanswered()
    {
        Target target = TargetFor(Server.Credentials.Issue(TokenAccess.Write, analytics: false));

        Assert.Equal(ExitCode.Success, await RunAsync(target: target));

        Assert.Contains("Account Analytics Read", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            ["analytics-delay-seconds", "wall-time-unit", "analytics-step-names-have-counter", "analytics-order-accepts-unselected", "analytics-has-more-sums"],
            Compared("unanswered"));
        Assert.All(Compared("unanswered"), id => Assert.Contains("Account Analytics Read", ReadAnswers().Answers[id].Unanswered, StringComparison.Ordinal));
        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task What_a_free_plan_refuses_is_unanswered()
    {
        Server.Account.IsPaid = false;

        Assert.Equal(ExitCode.Success, await RunAsync());

        Assert.Empty(Compared("DIFFERS"));
        Assert.Null(ReadAnswers().Answers["long-retention"].Answer);
        Assert.NotNull(ReadAnswers().Answers["long-retention"].Unanswered);
        Assert.Empty(await HeldAsync());
    }
}
