using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

/// <summary>The emulated account behaves as a file of answers says.</summary>
public sealed class AnswersTests : ScriptFolder
{
    private const string CountOfAPage =
        "(Invoke-CfWorkflowApi -Path workflows/order-fulfilment/instances).Count";

    private string Answers => Path.Combine(Folder, "answers.json");

    [Fact]
    public async Task A_script_sees_the_answers_of_a_file()
    {
        await WriteAsync(CountOfAPage);
        await WriteAnswersAsync("""{"answer":7}""");

        Programs.Ended believed = await Programs.RunAsync(Programs.Sandbox("run", Script));
        Programs.Ended answered = await Programs.RunAsync(Programs.SandboxWithAnswers(Answers, "run", Script));

        Assert.Equal(("50\n", "7\n"), (believed.Output, answered.Output));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("serve")]
    [InlineData("tour")]
    [InlineData("shell")]
    public async Task A_file_that_breaks_a_rule_ends_the_program_and_is_named(string command)
    {
        await WriteAsync(CountOfAPage);
        await WriteAnswersAsync("""{"answer":"many"}""");

        Programs.Ended ended = await Programs.RunAsync(
            Programs.SandboxWithAnswers(Answers, command, command == "run" ? [Script] : []));

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(Answers, ended.Error, StringComparison.Ordinal);
        Assert.Contains("default-page-size", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_rejected()
    {
        await WriteAsync(CountOfAPage);

        Programs.Ended ended = await Programs.RunAsync(Programs.SandboxWithAnswers(Answers, "run", Script));

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(Answers, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_answers_of_an_account_are_used_and_those_of_another_target_are_not()
    {
        await WriteAsync(CountOfAPage);
        string recorded = Path.Combine(AppContext.BaseDirectory, "answers.json");
        string? before = File.Exists(recorded) ? await File.ReadAllTextAsync(recorded, TestContext.Current.CancellationToken) : null;
        try
        {
            await WriteAnswersAsync("""{"answer":7}""", recorded);
            Programs.Ended account = await Programs.RunAsync(Programs.SandboxWithRecordedAnswers("run", Script));
            await WriteAnswersAsync("""{"answer":7}""", recorded, "local");
            Programs.Ended other = await Programs.RunAsync(Programs.SandboxWithRecordedAnswers("run", Script));

            Assert.Equal((0, "7\n"), (account.ExitCode, account.Output));
            Assert.Equal(1, other.ExitCode);
            Assert.Contains(recorded, other.Error, StringComparison.Ordinal);
        }
        finally
        {
            if (before is null)
            {
                File.Delete(recorded);
            }
            else
            {
                await File.WriteAllTextAsync(recorded, before, CancellationToken.None);
            }
        }
    }

    private Task WriteAnswersAsync(string answer, string? path = null, string target = "account") => File.WriteAllTextAsync(
        path ?? Answers,
        $$"""
        {"target":"{{target}}","asked-on":"2026-12-01","kit":"1","answers":{"default-page-size":{{answer}} } }
        """,
        TestContext.Current.CancellationToken);
}
