using System;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

public sealed class DisplayTests : IDisposable
{
    private Screen _screen = new();

    public void Dispose() => _screen.Dispose();

    [Fact]
    public async Task Objects_are_shown_through_their_views()
    {
        _ = await _screen.RunAsync("[pscustomobject]@{ Name = 'orders'; Errored = 3 }");

        Assert.Contains("Name   Errored", _screen.Output, StringComparison.Ordinal);
        Assert.Contains("orders       3", _screen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_fails_does_not_hide_the_next()
    {
        _ = await _screen.RunAsync("'before'; 1/0; 'after'");

        Assert.Equal("before\nafter\n", _screen.Output);
    }

    [Theory]
    [InlineData("Get-Command no-such-command")]
    [InlineData("throw 'no-such-command'")]
    [InlineData("no-such-command")]
    public async Task Errors_go_to_the_error_stream_without_colours_in_files(string script)
    {
        _ = await _screen.RunAsync(script);

        Assert.Empty(_screen.Output);
        Assert.Contains("no-such-command", _screen.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', _screen.Error);
    }

    [Fact]
    public async Task A_script_that_is_none_is_told_where()
    {
        _ = await _screen.RunAsync("'fine'\nif (");

        Assert.Empty(_screen.Output);
        Assert.Contains("script.ps1:2: ", _screen.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_ends_the_script_names_its_command_as_any_other()
    {
        _ = await _screen.RunAsync("Get-Command no-such-command -ErrorAction Stop; 'never'");

        Assert.StartsWith("Get-Command: ", _screen.Error, StringComparison.Ordinal);
        Assert.Empty(_screen.Output);
    }

    [Fact]
    public async Task A_script_knows_its_own_file()
    {
        _ = await _screen.RunAsync("$PSCommandPath");

        Assert.Equal(_screen.ScriptPath + "\n", _screen.Output);
    }

    [Fact]
    public async Task Verbose_and_warning_lines_say_what_they_are()
    {
        _ = await _screen.RunAsync("$Host.UI.WriteWarningLine('late'); $Host.UI.WriteVerboseLine('GET /')");

        Assert.Equal("WARNING: late\nVERBOSE: GET /\n", _screen.Output);
    }

    [Fact]
    public async Task Errors_are_red_on_a_coloured_terminal()
    {
        Recreate(watched: true, coloured: true);
        _ = await _screen.RunAsync("throw 'red'");

        Assert.Contains("\e[31;1m", _screen.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_erased_before_anything_else_is_written()
    {
        Recreate(watched: true, coloured: false);
        _ = await _screen.RunAsync(
            """
            $Host.UI.WriteProgress(1, [Management.Automation.ProgressRecord]::new(1, 'Waiting', '3 left'))
            'done'
            """);

        Assert.Equal("Waiting: 3 left\r\e[2Kdone\n", _screen.Output);
    }

    [Fact]
    public async Task Progress_is_not_written_to_files()
    {
        _ = await _screen.RunAsync(
            "$Host.UI.WriteProgress(1, [Management.Automation.ProgressRecord]::new(1, 'Waiting', '3 left'))");

        Assert.Empty(_screen.Output);
    }

    [Theory]
    [InlineData("$Host.UI.ReadLine()")]
    [InlineData("'a' | ForEach-Object -MemberName ToUpper -Confirm")]
    public async Task A_question_is_an_error(string script)
    {
        int exitCode = await _screen.RunAsync(script);

        Assert.Equal(1, exitCode);
        Assert.NotEmpty(_screen.Error);
    }

    private void Recreate(bool watched, bool coloured)
    {
        _screen.Dispose();
        _screen = new Screen(watched, coloured);
    }
}
