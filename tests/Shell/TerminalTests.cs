using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

/// <summary>Behaviour that only a terminal shows: keys, signals, prompts.</summary>
public sealed class TerminalTests : ScriptFolder
{
    [Fact]
    public async Task Ctrl_C_ends_a_script_with_the_interrupted_exit_code()
    {
        await WriteAsync("'ready'; while ($true) { Get-CfWorkflow | Out-Null }");
        using PseudoTerminal terminal = PseudoTerminal.Open(Programs.Sandbox("run", Script));
        await terminal.ReadUntilAsync("ready");
        await terminal.TypeAsync(PseudoTerminal.CtrlC);

        Assert.Equal(130, await terminal.EndAsync());
    }

    [Fact]
    public async Task The_tour_has_colours_in_a_terminal()
    {
        using PseudoTerminal terminal = PseudoTerminal.Open(Programs.Sandbox("tour"));

        Assert.Equal(0, await terminal.EndAsync());
        Assert.Contains("\e[1mPS> Get-CfWorkflowContext", terminal.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prompt_names_the_emulated_account_and_survives_Ctrl_C()
    {
        using PseudoTerminal terminal = PseudoTerminal.Open(Programs.Sandbox("shell"), Folder);
        await terminal.ReadUntilAsync("[emulated account]");
        await terminal.ReadUntilAsync(Folder);
        await terminal.TypeAsync("while ($true) { Get-CfWorkflow | Out-Null; Write-Host \"run$(1)ning\" }\r");
        await terminal.ReadUntilAsync("run1ning");
        await terminal.TypeAsync(PseudoTerminal.CtrlC);
        await terminal.ReadUntilAsync("[emulated account]");
        await terminal.TypeAsync("\"still $((Get-CfWorkflow order-refund).Name)\"\r");
        await terminal.ReadUntilAsync("still order-refund");
        await terminal.TypeAsync("exit 3\r");

        Assert.Equal(3, await terminal.EndAsync());
    }

    [Fact]
    public async Task Commands_are_not_saved_to_the_history_of_other_shells()
    {
        using PseudoTerminal terminal = PseudoTerminal.Open(Programs.Sandbox("shell"), Folder);
        await terminal.ReadUntilAsync("[emulated account]");
        string mark = Guid.NewGuid().ToString("N");
        await terminal.TypeAsync($"$null = '{mark}'; \"at $((Get-PSReadLineOption).HistorySavePath) .\"\r");
        await terminal.ReadUntilAsync("at /");
        await terminal.ReadUntilAsync(" .");
        string screen = terminal.Screen;
        string path = screen[(screen.LastIndexOf("at /", StringComparison.Ordinal) + 3)..];
        path = path[..path.IndexOf(" .", StringComparison.Ordinal)].ReplaceLineEndings("");
        await terminal.TypeAsync("exit\r");
        _ = await terminal.EndAsync();

        string kept = File.Exists(path)
            ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)
            : "";
        Assert.EndsWith("_history.txt", path, StringComparison.Ordinal);
        Assert.DoesNotContain(mark, kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_the_prompt_is_rejected()
    {
        Programs.Ended shell = await Programs.RunAsync(Programs.Sandbox("shell"));

        Assert.Equal((2, ""), (shell.ExitCode, shell.Output));
        Assert.Contains("run FILE.ps1", shell.Error, StringComparison.Ordinal);
    }
}
