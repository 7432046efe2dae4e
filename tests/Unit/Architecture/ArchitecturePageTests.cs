using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Architecture;

/// <summary>docs/architecture.md names what exists.</summary>
public sealed partial class ArchitecturePageTests
{
    private static readonly string s_page =
        File.ReadAllText(Path.Combine(SourceFile.Root, "..", "..", "docs", "architecture.md"));

    /// <summary>Names that are not of the module.</summary>
    private static readonly string[] s_others = ["Cloudflare", "LayerTests", "ListingPath", "Pipeline", "PowerShell"];

    [Fact]
    public void Each_name_is_in_the_sources() => Assert.Empty(Names(s_page).Except(s_others).Except(Existing()));

    [Fact]
    public void A_name_that_is_not_in_the_sources_is_found() => Assert.Equal(
        ["NoSuchType", "Nonexistent", "NorThis", "NotInText"],
        Names("`Nonexistent` `Http` `ApiSender`\n    participant N as NorThis\n(NoSuchType) and NotInText, a `Get-NoName`.")
            .Except(Existing()).Order(System.StringComparer.Ordinal));

    [Fact]
    public void The_page_names_the_types_on_the_way() => Assert.InRange(Names(s_page).Count(), 30, 100);

    private static IEnumerable<string> Names(string page) =>
        Name().Matches(page).Select(match => match.Value).Distinct();

    private static HashSet<string> Existing() =>
    [
        .. SourceFile.All.SelectMany(file => file.Lines)
            .Where(line => !line.TrimStart().StartsWith('/'))
            .SelectMany(line => Word().Matches(line)).Select(match => match.Value),
        .. Directory.EnumerateDirectories(SourceFile.Root).Select(folder => Path.GetFileName(folder)),
    ];

    // One word in code, what takes part in a sequence, and each word with a capital inside; but no part of a command's name.
    [GeneratedRegex(
        @"(?<=`)[A-Z]\w*[a-z]\w*(?=`)|(?<=participant \w+ as )[A-Z]\w*[a-z]\w*$|(?<![-\w])[A-Z][a-z]+[A-Z]\w*\b(?!-)",
        RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Word();
}
