using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CloudflareWorkflows.Unit.Tests.Architecture;

/// <summary>A source file of the module, by its path below the module's folder.</summary>
internal sealed record SourceFile(string Path, string[] Lines)
{
    /// <summary>The folder that the rules apply to: the first segment of the path.</summary>
    public string Layer => Path.Split('/')[0];

    /// <summary>The namespaces that the file imports.</summary>
    public IEnumerable<string> Imports => Lines
        .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';'))
        .Select(line => line["using ".Length..^1].Trim());

    /// <summary>The module's folder.</summary>
    public static string Root { get; } = BuildMetadata.Of("ModuleSources");

    public static SourceFile[] All { get; } = [.. Read()];

    public override string ToString() => Path;

    private static IEnumerable<SourceFile> Read() =>
        Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Full: file, Path: System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(file => file.Path.Split('/')[0] is not ("bin" or "obj"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new SourceFile(file.Path, File.ReadAllLines(file.Full)));
}
