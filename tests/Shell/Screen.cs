using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Shell;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

/// <summary>An engine whose terminal is kept in memory, and the scripts given to it.</summary>
internal sealed class Screen : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shell");
    private readonly Terminal _terminal;
    private readonly Engine _engine;

    internal Screen(bool watched = false, bool coloured = false)
    {
        _terminal = new Terminal(_output, _error, 80, watched, coloured);
        _engine = new Engine(_terminal);
        ScriptPath = Path.Combine(_folder.FullName, "script.ps1");
    }

    internal string Output => _output.ToString();

    internal string Error => _error.ToString();

    internal string ScriptPath { get; }

    internal async Task<int> RunAsync(string script, CancellationToken? cancellationToken = null)
    {
        await File.WriteAllTextAsync(ScriptPath, script, TestContext.Current.CancellationToken);
        CancellationToken stop = cancellationToken ?? TestContext.Current.CancellationToken;
        return await ScriptFile.RunAsync(_engine, _terminal, ScriptPath, stop);
    }

    internal async Task<int> TourAsync(string script)
    {
        await File.WriteAllTextAsync(ScriptPath, script, TestContext.Current.CancellationToken);
        return await new Tour(_engine, _terminal).RunAsync(ScriptPath, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }
}
