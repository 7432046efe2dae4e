using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Shell.Tests;

/// <summary>A separate folder for each test, with a script in it.</summary>
public abstract class ScriptFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shell");

    protected string Folder => _folder.FullName;

    protected string Script => Path.Combine(Folder, "script.ps1");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected Task WriteAsync(string script) =>
        File.WriteAllTextAsync(Script, script, TestContext.Current.CancellationToken);
}
