using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

public sealed class ExitCodeTests : IDisposable
{
    private readonly Screen _screen = new();

    public void Dispose() => _screen.Dispose();

    [Theory]
    [InlineData("'well'", 0)]
    [InlineData("throw 'ill'", 1)]
    [InlineData("Get-Module -Bogus", 1)]
    [InlineData("Get-Command no-such-command; 'after'", 1)]
    [InlineData("1/0; 'after'", 1)]
    [InlineData("Get-Command no-such-command -ErrorAction Ignore", 0)]
    [InlineData("Get-Command no-such-command -ErrorAction SilentlyContinue", 0)]
    [InlineData("try { Get-Command no-such-command -ErrorAction Stop } catch { 'handled' }", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("if ($true) { exit 7 }; throw 'never'", 7)]
    [InlineData("Get-Command no-such-command; exit 0", 0)]
    [InlineData("if (", 1)]
    public async Task A_script_ends_with(string script, int exitCode) =>
        Assert.Equal(exitCode, await _screen.RunAsync(script));

    [Fact]
    public async Task Cancelling_stops_the_pipeline_like_an_interrupt()
    {
        using CancellationTokenSource stop = new();
        Task<int> running = _screen.RunAsync("while ($true) { }", stop.Token);
        await stop.CancelAsync();

        Assert.Equal(130, await running);
    }
}
