using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
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

    [Fact]
    public async Task Without_the_permission_for_analytics_its_questions_alone_stay_unanswered()
    {
        Target target = TargetFor(Server.Credentials.Issue(TokenAccess.Write, analytics: false));

        Assert.Equal(ExitCode.Success, await RunAsync(target: target));

        Assert.Contains("'Account Analytics Read'", Output.ToString(), StringComparison.Ordinal);
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
