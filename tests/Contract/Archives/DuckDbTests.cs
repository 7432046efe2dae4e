using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Archives;

/// <summary>The query of docs/archives-at-scale.md gives the same as Measure-CfWorkflowInstance.</summary>
public sealed class DuckDbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cf-workflows-archive-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_query_of_the_page_counts_and_measures_as_the_module_does()
    {
        Assert.SkipWhen(DuckDb.SkipReason is not null, DuckDb.SkipReason ?? "");
        Write("1.jsonl", Enumerable.Range(0, 300), readOn: 1, status: "errored");
        Write("2.jsonl", Enumerable.Range(100, 700), readOn: 2, status: "complete");
        Write("3.jsonl", Enumerable.Range(150, 30), readOn: 0, status: "terminated");
        using Shell shell = new();
        shell.Set("folder", _folder.FullName);

        object?[] measured = shell.Values("""
            Import-CfWorkflowInstance "$folder/*.jsonl" | Measure-CfWorkflowInstance | ForEach-Object {
                "$($_.WorkflowName)|$($_.Count)|$($_.Complete)|$($_.Errored)|$($_.DurationP50.TotalMilliseconds)|$($_.P95.TotalMilliseconds)|$($_.Max.TotalMilliseconds)"
            }
            """);

        Assert.Equal(["orders|533|467|66|", "refunds|267|233|34|"], measured.Select(line => string.Join("|", $"{line}".Split('|')[..4]) + "|"));
        Assert.Equal(
            measured.Cast<string>(),
            DuckDb.Query(Query().Replace("history/*.jsonl", $"{_folder.FullName.Replace('\\', '/')}/*.jsonl", StringComparison.Ordinal)));
    }

    private void Write(string name, IEnumerable<int> numbers, int readOn, string status) => File.WriteAllLines(
        Path.Combine(_folder.FullName, name),
        numbers.Select(number => $$"""
            {"Form":1,"ReadOn":"2026-11-0{{readOn + 1}}T00:00:00.000Z","AccountId":"a","WorkflowName":"{{(number % 3 == 0 ? "refunds" : "orders")}}","Id":"i-{{number}}","Status":"{{status}}","CreatedOn":"2026-10-01T08:00:00.000Z","StartedOn":"2026-10-01T08:00:00.000Z","EndedOn":"2026-10-01T08:0{{number % 7}}:{{(number * 37 % 50) + 10}}.{{(number * 13 % 900) + 100}}Z","Params":{"n":[{{number}},"x"]},"Output":null,"Steps":[]}
            """));

    /// <summary>The only SQL of the page.</summary>
    private static string Query()
    {
        string page = File.ReadAllText(Path.Combine(BuildMetadata.Of("RepositoryPath"), "docs", "archives-at-scale.md"));
        return page.Split("```sql")[1].Split("```")[0];
    }
}
