using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

/// <summary>The tour of the README, and how the output of a script is shown.</summary>
public sealed class TourTests : ScriptFolder
{
    [Fact]
    public async Task The_tour_runs_as_written()
    {
        Programs.Ended tour = await Programs.RunAsync(Programs.Sandbox("tour"));

        Assert.Equal((0, ""), (tour.ExitCode, tour.Error));
        Assert.Contains("PS> Disconnect-CfWorkflow", tour.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', tour.Output);
    }

    [Fact]
    public async Task Steps_look_as_they_do_at_a_prompt()
    {
        Programs.Ended shown = await ShowAsync(
            """
            <# For those who write the tour. #>
            # First, a word.
            'hello'

            1, 2, 3 |
                Where-Object { $_ -gt 2 }
            """);

        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Equal(
            """
            # First, a word.
            PS> 'hello'
            hello

            PS> 1, 2, 3 |
            >>     Where-Object { $_ -gt 2 }
            3


            """.ReplaceLineEndings("\n"),
            shown.Output);
    }

    [Theory]
    [InlineData("# check: two were shown\n$shown.Count -eq 2", 0)]
    [InlineData("# check: three were shown\n$shown.Count -eq 3", 1)]
    [InlineData("# check: nothing to say\n$null", 1)]
    [InlineData("# check: broken\nthrow 'broken'", 1)]
    public async Task Checks_print_nothing_and_must_be_true(string check, int expected)
    {
        Programs.Ended shown = await ShowAsync($"'a', 'b'\n{check}");

        Assert.Equal((expected, "PS> 'a', 'b'\na\nb\n\n"), (shown.ExitCode, shown.Output));
        Assert.Equal(expected == 1, shown.Error.Contains("script.ps1:3: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# expect: error CommandNotFoundException\nGet-Command no-such-command", 0)]
    [InlineData("# expect: error CommandNotFoundException\nno-such-command", 0)]
    [InlineData("# expect: error SomethingElse\nGet-Command no-such-command", 1)]
    [InlineData("# expect: error CommandNotFoundException\n'fine'", 1)]
    [InlineData("Get-Command no-such-command", 1)]
    public async Task A_failing_step_sets_the_exit_code(string script, int expected)
    {
        Programs.Ended shown = await ShowAsync(script);

        Assert.Equal(expected, shown.ExitCode);

        // An expected error is part of the output. A fault of the tour is not.
        Assert.Equal(expected == 1, shown.Error.Length > 0);
    }

    [Fact]
    public async Task A_fault_ends_the_tour()
    {
        Programs.Ended shown = await ShowAsync("throw 'here'\n'never shown'");

        Assert.Equal(1, shown.ExitCode);
        Assert.DoesNotContain("never shown", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_of_a_step_is_available_in_the_next()
    {
        Programs.Ended shown = await ShowAsync("$number = 2\n# check: it is there\n$number -eq 2");

        Assert.Equal(0, shown.ExitCode);
    }

    [Fact]
    public async Task A_syntax_error_is_reported_with_its_position()
    {
        Programs.Ended shown = await ShowAsync("'fine'\nif (");

        Assert.Equal((1, ""), (shown.ExitCode, shown.Output));
        Assert.Contains("script.ps1:2: ", shown.Error, StringComparison.Ordinal);
    }

    private async Task<Programs.Ended> ShowAsync(string script)
    {
        await WriteAsync(script);
        return await Programs.RunAsync(Programs.PowerShell(
            "-File", Path.Combine(AppContext.BaseDirectory, "Show-Tour.ps1"), Script));
    }
}
