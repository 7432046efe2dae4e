using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Architecture;

/// <summary>Which folder may reference which.</summary>
public sealed class LayerTests
{
    private const string Root = "CloudflareWorkflows.";

    /// <summary>For each folder, the folders that it may import.</summary>
    private static readonly Dictionary<string, string[]> s_layers = new()
    {
        // Client for the one object that a command asks for what it wants, and hands to a job.
        ["Commands"] = ["Session", "Jobs", "Rendering", "Analysis", "Client", "Json", "Models"],
        ["Session"] = ["Client", "Http", "Models"],
        ["Jobs"] = ["Analysis", "Client", "Models"],
        ["Rendering"] = ["Analysis", "Models", "Platform"],
        ["Analysis"] = ["Models", "Platform"],
        ["Client"] = ["Http", "Json", "Models"],
        ["Json"] = ["Http", "Models"],
        ["Http"] = ["Models", "Platform"],
        ["Models"] = [],
        ["Platform"] = [],
    };

    private const string ArchiveIsJson = "An archive is a file of lines of JSON.";
    private const string JournalIsJson = "A journal is a file of lines of JSON.";

    /// <summary>Files that import more, and why.</summary>
    private static readonly Dictionary<string, string> s_exceptions = new()
    {
        ["Jobs/Archives/ArchiveFilter.cs Json"] = ArchiveIsJson,
        ["Jobs/Archives/ArchiveLock.cs Platform"] = "How a link is followed differs between builds.",
        ["Jobs/Archives/ArchiveReading.cs Json"] = ArchiveIsJson,
        ["Jobs/Archives/ArchiveTail.cs Json"] = ArchiveIsJson,
        ["Jobs/Archives/HeldRuns.cs Json"] = ArchiveIsJson,
        ["Jobs/Archives/HeldRuns.cs Platform"] = "How a hash is computed differs between builds.",
        ["Jobs/Archives/LineProblems.cs Json"] = ArchiveIsJson,
        ["Jobs/Archives/NewestLines.cs Json"] = ArchiveIsJson,
        ["Jobs/Archives/NewestLines.cs Platform"] = "How a hash is computed differs between builds.",
        ["Jobs/Archives/TornLine.cs Json"] = ArchiveIsJson,
        ["Jobs/Journals/Journal.cs Json"] = JournalIsJson,
        ["Jobs/Journals/JournalEntry.cs Json"] = JournalIsJson,
        ["Jobs/Journals/JournalFile.cs Json"] = JournalIsJson,
        ["Jobs/Journals/JournalFile.cs Platform"] = "How a file is made that only its owner reads differs between builds.",
        ["Commands/Files/OutputFile.cs Platform"] = "How a file is replaced differs between builds.",
        ["Commands/Reporting/CommandLog.cs Http"] = "It implements the request log.",
        ["Commands/Connecting/ProxyArguments.cs Http"] = "It makes the proxy of what the user gave.",
        ["Commands/Connecting/SessionArguments.cs Http"] = "It makes the credential of what the user gave.",
        ["Commands/Connecting/VaultSecret.cs Http"] = "It makes the credential of what a vault keeps.",
    };

    /// <summary>The folders that may reference PowerShell. All other folders work in a program without PowerShell.</summary>
    private static readonly string[] s_powerShell =
        ["Commands/", "Session/", "Json/", "Platform/netstandard2.0/DependencyResolver.cs"];

    [Fact]
    public void Every_folder_has_a_rule() =>
        Assert.Equal(s_layers.Keys.Order(), SourceFile.All.Select(file => file.Layer).Distinct().Order());

    [Fact]
    public void Imports_point_downwards()
    {
        string[] breaches = [.. SourceFile.All
            .SelectMany(file => file.Imports
                .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
                .Select(name => name[Root.Length..].Split('.')[0])
                .Where(layer => layer != file.Layer && !s_layers[file.Layer].Contains(layer))
                .Select(layer => $"{file} {layer}"))
            .Distinct()];

        // Remove an exception that is no longer needed.
        Assert.Equal(s_exceptions.Keys.Order(StringComparer.Ordinal), breaches.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_namespace_needs_one_that_needs_it()
    {
        ILookup<string, string> needs = SourceFile.All
            .SelectMany(file => Needed(file).Select(needed => (file.Namespace, needed)))
            .Distinct()
            .ToLookup(one => one.Namespace, one => one.needed);

        Assert.Empty(needs
            .SelectMany(one => one.Where(needed => Reach(needed, needs).Contains(one.Key))
                .Select(needed => $"{one.Key} -> {needed}")));
    }

    [Fact]
    public void Only_the_upper_layers_and_Json_reference_PowerShell() => Assert.DoesNotContain(
        SourceFile.All,
        file => !s_powerShell.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal))
            && file.Lines.Any(line => line.Contains("System.Management.Automation", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Commands", "HttpClient JsonSerializer JsonElement ApiPath System.Net.Http System.Text.Json")]
    [InlineData("Client", "HttpResponseMessage HttpRequestMessage HttpClient")]
    [InlineData("Jobs", "HttpClient JsonSerializer ApiPath ApiRequest")]
    [InlineData("Models", "JsonConverter HttpStatusCode")]
    public void A_folder_does_not_reference_subfolders_of_its_siblings(string layer, string words) =>
        Assert.Empty(SourceFile.All
            .Where(file => file.Layer == layer)
            .SelectMany(file => file.Lines
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(line => words.Split(' ').Where(word => line.Contains(word, StringComparison.Ordinal)))
                .Select(word => $"{file}: {word}")));

    /// <summary>The namespaces that a file needs: those it imports, and the ones around its own, whose types it names without
    /// an import.</summary>
    private static IEnumerable<string> Needed(SourceFile file) => file.Imports
        .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
        .Select(name => name[Root.Length..])
        .Concat(SourceFile.All
            .Where(other => file.Namespace.StartsWith(other.Namespace + ".", StringComparison.Ordinal)
                && other.Types.Any(file.Words.Contains))
            .Select(other => other.Namespace))
        .Distinct();

    /// <summary>A namespace, and all that it needs, directly or by others.</summary>
    private static HashSet<string> Reach(string start, ILookup<string, string> needs)
    {
        HashSet<string> reached = [];
        Queue<string> next = new([start]);
        while (next.TryDequeue(out string? name))
        {
            if (reached.Add(name))
            {
                foreach (string needed in needs[name])
                {
                    next.Enqueue(needed);
                }
            }
        }

        return reached;
    }
}
