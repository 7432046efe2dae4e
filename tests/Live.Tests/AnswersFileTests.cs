using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Answers;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>The file of answers.</summary>
public sealed class AnswersFileTests : LiveTest
{
    [Fact]
    public async Task It_names_its_target_and_neither_account_token_nor_resources()
    {
        Assert.Equal(ExitCode.Success, await RunAsync());

        string text = await File.ReadAllTextAsync(AnswersPath, Stop);
        Assert.Equal(ServiceTarget.Sandbox, ReadAnswers().Target);
        Assert.Equal(new DateOnly(2026, 11, 26), ReadAnswers().AskedOn);
        Assert.DoesNotContain(Server.AccountId, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Server.ApiToken, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("cfwlive", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}", text);
        Assert.Equal([AnswersPath], Directory.GetFiles(Path.GetDirectoryName(AnswersPath)!));
    }

    [Fact]
    public async Task A_rehearsal_never_replaces_the_answers_of_an_account()
    {
        string answers = """{"target": "account", "asked-on": "2026-12-01", "kit": "1.0.0", "answers": {"default-page-size": {"answer": 25}}}""";
        await File.WriteAllTextAsync(AnswersPath, answers, Stop);

        _ = await Assert.ThrowsAsync<InputException>(() => RunAsync());

        Assert.Equal(answers, await File.ReadAllTextAsync(AnswersPath, Stop));
        Assert.Empty(Server.Requests.ToArray());
    }

    [Fact]
    public void Each_target_has_a_file_of_its_own()
    {
        Target account = Target.At(Target.Cloudflare, new string('a', 32), "token");

        Assert.EndsWith(Path.Combine("tests", "Live", "answers.json"), AnswersFile.DefaultPath(account), StringComparison.Ordinal);
        Assert.EndsWith("answers.sandbox.json", AnswersFile.DefaultPath(Target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_something_else_ends_the_run_before_it_sends_anything()
    {
        await File.WriteAllTextAsync(AnswersPath, "notes", Stop);

        _ = await Assert.ThrowsAsync<InputException>(() => RunAsync());

        Assert.Equal("notes", await File.ReadAllTextAsync(AnswersPath, Stop));
        Assert.Empty(Server.Requests.ToArray());
    }

    [Fact]
    public async Task Questions_that_are_not_asked_keep_their_answers()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("instance-order", "page-number"));
        Server.Behavior = new ServiceBehavior { DefaultPageSize = 20, InstanceOrder = InstanceOrder.CreatedAscending };

        Assert.Equal(ExitCode.Success, await RunAsync("default-page-size"));

        Assert.Equal(["default-page-size", "instance-order", "page-number"], ReadAnswers().Answers.Keys);
        Assert.Equal("created-descending", ReadAnswers().Answers["instance-order"].Answer?.GetString());
    }

    [Fact]
    public async Task An_answer_is_not_replaced_by_none()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("wall-time-unit"));

        Assert.Equal(ExitCode.Success, await RunAsync(
            Options with { Only = ["wall-time-unit"] }, TargetFor(Server.Credentials.Issue(TokenAccess.Write, analytics: false))));

        Assert.Equal("milliseconds", ReadAnswers().Answers["wall-time-unit"].Answer?.GetString());
    }

    [Theory]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("cfwlive-20260101t000000-echo")]
    [InlineData("the-token-of-a-test")]
    public void An_answer_that_holds_a_secret_is_left_out_alone(string secret)
    {
        AnswersFile file = new(AnswersPath, TargetFor("the-token-of-a-test"));

        file.Write(
            new System.Collections.Generic.Dictionary<string, ServiceAnswer>
            {
                ["instance-order"] = new() { Unexpected = $"instance {secret}" },
                ["page-number"] = new() { Unexpected = "something" },
            },
            DateTimeOffset.UnixEpoch);

        Assert.DoesNotContain(secret, File.ReadAllText(AnswersPath), StringComparison.Ordinal);
        Assert.Equal("something", ReadAnswers().Answers["page-number"].Unexpected);
    }

    [Fact]
    public async Task A_path_that_cannot_be_written_ends_the_run_before_it_sends_anything()
    {
        _ = Directory.CreateDirectory(AnswersPath);

        _ = await Assert.ThrowsAsync<InputException>(() => RunAsync());

        Assert.Empty(Server.Requests.ToArray());
    }

    [Fact]
    public async Task Answers_of_another_target_that_appear_during_a_run_are_kept()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Method = "POST", Path = "*/instances" });
        string answers = """{"target": "account", "asked-on": "2026-12-01", "kit": "1.0.0", "answers": {}}""";

        Task<int> run = RunAsync("invalid-id-error");
        await fault.Reached.WaitAsync(Stop);
        await File.WriteAllTextAsync(AnswersPath, answers, Stop);
        fault.Release();

        Assert.Equal(ExitCode.Failure, await run);
        Assert.Equal(answers, await File.ReadAllTextAsync(AnswersPath, Stop));
        Assert.Contains("1 as believed", Output.ToString(), StringComparison.Ordinal);
        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task The_answers_of_an_account_have_a_path_that_a_rehearsal_cannot_use()
    {
        string path = AnswersFile.DefaultPath(Target.At(Target.Cloudflare, new string('a', 32), "token"));

        _ = await Assert.ThrowsAsync<InputException>(() => RunAsync(Options with { AnswersPath = path }));

        Assert.Empty(Server.Requests.ToArray());
    }
}
