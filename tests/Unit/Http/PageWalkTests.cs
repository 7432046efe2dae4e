using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class PageWalkTests
{
    private static readonly ResultInfo s_two = new() { PerPage = 2 };

    /// <summary>What the service says of its pages, the pages it would give (the last for ever), and how many should be
    /// asked for.</summary>
    public static TheoryData<string, string, int, string> Walks { get; } = new()
    {
        { "nothing said", "ab|cd", 1, "ab" },
        { "pages", "ab|cd|e|never", 3, "abcde" },
        { "total", "ab|cd|e|never", 3, "abcde" },
        { "total of whole pages", "ab|cd|never", 2, "abcd" },
        { "size", "ab|cd|e|never", 3, "abcde" },
        { "size", "ab|cd|", 3, "abcd" },
        { "size", "ab|cd", 3, "abcd" },
        { "size", "a|never", 1, "a" },
        { "size", "", 1, "" },
        { "pages", "ab||never", 2, "ab" },
        { "pages", "ab|ab|never", 2, "ab" },
    };

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task A_walk_ends_where_the_service_says_or_a_page_is_short_empty_or_the_last_again(
        string said, string script, int requests, string items)
    {
        string[] pages = script.Split('|');
        ResultInfo? info = said switch
        {
            "pages" => s_two with { TotalPages = 3, TotalCount = 99 },
            "total" => s_two with { TotalCount = 5 },
            "total of whole pages" => s_two with { TotalCount = 4 },
            "size" => s_two,
            _ => null,
        };
        List<int?> asked = [];

        List<string> read = await PageWalk.RunAsync(
            (cursor, page, _) =>
            {
                Assert.Null(cursor);
                asked.Add(page);
                string text = pages[System.Math.Min(page!.Value, pages.Length) - 1];
                return Task.FromResult(new Answer<string[]>([.. text.Select(item => item.ToString())], info, 1));
            },
            item => item, TestContext.Current.CancellationToken).ToItemsAsync();

        Assert.Equal(items, string.Concat(read));
        Assert.Equal(Enumerable.Range(1, requests).Cast<int?>(), asked);
    }
}
