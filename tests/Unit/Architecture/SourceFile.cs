using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Unit.Tests.Architecture;

/// <summary>A source file of the module, by its path below the module's folder.</summary>
internal sealed record SourceFile(string Path, string[] Lines)
{
    private static readonly Regex s_word = new(@"\b[A-Z]\w*", RegexOptions.CultureInvariant);
    private static readonly Regex s_type = new(
        @"\b(?:class|record|struct|enum|interface|delegate [\w<>?]+) ([A-Z]\w*)", RegexOptions.CultureInvariant);
    private static readonly Regex s_notCode = new(
        "//[^\n]*|\"\"\"[\\s\\S]*?\"\"\"|(?<=^|[^{])\"(?:\\\\.|[^\"\\\\\n{}])*\"", RegexOptions.CultureInvariant);

    /// <summary>The folder that the rules apply to: the first segment of the path.</summary>
    public string Layer => Path.Split('/')[0];

    /// <summary>The namespaces that the file imports.</summary>
    public IEnumerable<string> Imports => Lines
        .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';'))
        .Select(line => line["using ".Length..^1].Trim());

    /// <summary>The module's folder.</summary>
    public static string Root { get; } = BuildMetadata.Of("ModuleSources");

    /// <summary>Its namespace, below the one of the module.</summary>
    public string Namespace { get; } = Lines
        .First(line => line.StartsWith("namespace ", StringComparison.Ordinal))["namespace CloudflareWorkflows.".Length..].TrimEnd(';');

    /// <summary>The words of its code: no comments, and of texts only what is filled in.</summary>
    public HashSet<string> Words { get; } = [.. s_word.Matches(Code(Lines)).Select(word => word.Value)];

    /// <summary>The types that it declares.</summary>
    public string[] Types { get; } = [.. s_type.Matches(Code(Lines)).Select(type => type.Groups[1].Value)];

    public static SourceFile[] All { get; } = [.. Read()];

    public override string ToString() => Path;

    private static string Code(string[] lines) => s_notCode.Replace(string.Join('\n', lines), "");

    private static IEnumerable<SourceFile> Read() =>
        Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Full: file, Path: System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(file => file.Path.Split('/')[0] is not ("bin" or "obj"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new SourceFile(file.Path, File.ReadAllLines(file.Full)));
}
