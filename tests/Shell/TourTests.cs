using System;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

public sealed class TourTests : IDisposable
{
    private readonly Screen _screen = new();

    public void Dispose() => _screen.Dispose();

    [Fact]
    public async Task Steps_look_as_they_do_at_a_prompt()
    {
        int exitCode = await _screen.TourAsync(
            """
            <# For those who write the tour. #>
            # First, a word.
            'hello'

            1, 2, 3 |
                Where-Object { $_ -gt 2 }
            """);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            # First, a word.
            PS> 'hello'
            hello

            PS> 1, 2, 3 |
            >>     Where-Object { $_ -gt 2 }
            3


            """.ReplaceLineEndings("\n"),
            _screen.Output);
    }

    [Theory]
    [InlineData("# check: two were shown\n$shown.Count -eq 2", 0)]
    [InlineData("# check: three were shown\n$shown.Count -eq 3", 1)]
    [InlineData("# check: nothing to say\n$null", 1)]
    [InlineData("# check: broken\nthrow 'broken'", 1)]
    public async Task Checks_are_silent_and_must_be_true(string check, int expected)
    {
        int exitCode = await _screen.TourAsync($"'a', 'b'\n{check}");

        Assert.Equal(expected, exitCode);
        Assert.Equal("PS> 'a', 'b'\na\nb\n\n", _screen.Output);
        Assert.Equal(expected == 1, _screen.Error.Contains("script.ps1:3: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# expect: error CommandNotFoundException\nGet-Command no-such-command", 0)]
    [InlineData("# expect: error CommandNotFoundException\nno-such-command", 0)]
    [InlineData("# expect: error SomethingElse\nGet-Command no-such-command", 1)]
    [InlineData("# expect: error CommandNotFoundException\n'fine'", 1)]
    [InlineData("Get-Command no-such-command", 1)]
    public async Task A_step_fails_as_it_says(string script, int expected) =>
        Assert.Equal(expected, await _screen.TourAsync(script));

    [Fact]
    public async Task A_fault_ends_the_tour()
    {
        _ = await _screen.TourAsync("throw 'here'\n'never shown'");

        Assert.DoesNotContain("never shown", _screen.Output, StringComparison.Ordinal);
    }
}
