using System;
using System.IO;

namespace CloudflareWorkflows.Benchmarks.Surroundings;

/// <summary>A manifest that holds nothing: what any import costs.</summary>
internal sealed class EmptyModule : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cfwf-benchmark-");

    public EmptyModule() => File.WriteAllText(Manifest, "@{ ModuleVersion = '1.0.0' }");

    public string Manifest => Path.Combine(_folder.FullName, "Nothing.psd1");

    public void Dispose() => _folder.Delete(recursive: true);
}
