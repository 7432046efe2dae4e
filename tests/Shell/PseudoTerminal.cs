using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

/// <summary>A program in a terminal. The test types into it and reads its screen. The terminal comes from <c>script</c> of
/// util-linux.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    public const string CtrlC = "\x03";

    private const string Script = "/usr/bin/script";
    private const string AskForCursor = "\e[6n";

    private readonly Process _process;
    private readonly StringBuilder _screen = new();
    private int _read;

    private PseudoTerminal(Process process)
    {
        _process = process;
    }

    /// <summary>The output of the program so far.</summary>
    public string Screen => _screen.ToString();

    public static PseudoTerminal Open(string[] command, string? folder = null)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists(Script),
            "Only on Linux with the script command of util-linux is there a terminal for tests.");
        string line = string.Join(' ', command.Select(part => $"'{part}'"));
        string sized = $"stty cols 120 rows 40; exec {line}";
        return new PseudoTerminal(Programs.Start([Script, "-qefc", sized, "/dev/null"], folder));
    }

    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Reads until a text appears.</summary>
    public async Task ReadUntilAsync(string text)
    {
        int found;
        while ((found = Screen.IndexOf(text, _read, StringComparison.Ordinal)) < 0)
        {
            Assert.True(await ReadAsync(), $"The program ended before it wrote '{text}'. The screen:\n{Screen}");
        }

        _read = found + text.Length;
    }

    /// <summary>Reads the remaining output and returns the exit code.</summary>
    public async Task<int> EndAsync()
    {
        while (await ReadAsync())
        {
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    private async Task<bool> ReadAsync()
    {
        char[] buffer = new char[1024];
        int count = await _process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken);
        string written = new(buffer, 0, count);
        _screen.Append(written);
        await AnswerAsync(written);
        return count > 0;
    }

    /// <summary>Answers a program that requests the cursor position.</summary>
    private async Task AnswerAsync(string written)
    {
        for (int asked = written.Split(AskForCursor).Length - 1; asked > 0; asked--)
        {
            await TypeAsync("\e[1;1R");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
