using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class PageNumberPagerTests
{
    private static readonly ResultInfo s_two = new() { PerPage = 2 };

    /// <summary>The paging information of the service, the pages that it would return (the last repeats forever), and how
    /// many are requested.</summary>
    public static TheoryData<string, string, int, string> Walks { get; } = new()
    {
        { "nothing said", "ab|cd|e|never", 3, "abcde" },
        { "nothing said", "ab|cd|", 3, "abcd" },
        { "nothing said", "ab", 2, "ab" },
        { "nothing said", "a|never", 1, "a" },
        { "pages", "ab|cd|e|never", 3, "abcde" },
        { "total", "ab|cd|e|never", 3, "abcde" },
        { "total of whole pages", "ab|cd|never", 2, "abcd" },
        { "size", "ab|cd|e|never", 3, "abcde" },
        { "size", "ab|cd|", 3, "abcd" },
        { "size", "ab|cd", 3, "abcd" },
        { "size", "a|never", 1, "a" },
        { "size", "", 1, "" },
    };

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task A_walk_ends_at_the_reported_end_or_at_a_short_empty_or_repeated_page(
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
        List<int?> requested = [];

        List<string> read = await PageNumberPager.RunAsync(
            (cursor, page, _) =>
            {
                Assert.Null(cursor);
                requested.Add(page);
                string text = pages[System.Math.Min(page!.Value, pages.Length) - 1];
                return Task.FromResult(new ApiResponse<string[]>([.. text.Select(item => item.ToString())], info, 1));
            },
            item => item, 2, TestContext.Current.CancellationToken).ToItemsAsync();

        Assert.Equal(items, string.Concat(read));
        Assert.Equal(Enumerable.Range(1, requests).Cast<int?>(), requested);
    }

    [Theory]
    [InlineData("ab|", "ab")]
    [InlineData("ab|ab|ab", "ab")]
    [InlineData("ab|cd|cd", "abcd")]
    public async Task A_page_that_is_announced_but_missing_is_an_error(string script, string items)
    {
        string[] pages = script.Split('|');
        List<string> read = [];

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(async () =>
        {
            await foreach (string[] page in PageNumberPager.RunAsync(
                (_, page, _) => Task.FromResult(new ApiResponse<string[]>(
                    [.. pages[page!.Value - 1].Select(item => item.ToString())], s_two with { TotalCount = 5 }, 1)),
                item => item, 2, TestContext.Current.CancellationToken))
            {
                read.AddRange(page);
            }
        });

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
        Assert.Equal(items, string.Concat(read));
    }

    /// <summary>Each page with the total that comes with it, or without; and the items that are read.</summary>
    [Theory]
    [InlineData("ab:99|cd:99|ef:4|gh:4|:4", 2, "abcdefgh")]
    [InlineData("ab:6|cd:6|ef:6|never:6", 2, "abcdef")]
    [InlineData("ab|cd|e|never", 5, "abcde")]
    public async Task A_total_below_the_number_of_items_is_ignored_and_the_page_size_comes_from_the_service(
        string script, int pageSize, string items)
    {
        string[] pages = script.Split('|');

        List<string> read = await PageNumberPager.RunAsync(
            (_, page, _) => Task.FromResult(Page(pages[page!.Value - 1])),
            item => item, pageSize, TestContext.Current.CancellationToken).ToItemsAsync();

        Assert.Equal(items, string.Concat(read));
    }

    [Fact]
    public async Task An_empty_page_without_a_total_keeps_the_earlier_total()
    {
        Queue<ApiResponse<string[]>> pages = new([Page("ab:5"), new ApiResponse<string[]>([], null, 1)]);

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => PageNumberPager.RunAsync(
            (_, _, _) => Task.FromResult(pages.Dequeue()), item => item, 2, TestContext.Current.CancellationToken)
            .ToItemsAsync());

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
    }

    /// <summary>The items of the third page were deleted or moved to an earlier page.</summary>
    [Fact]
    public async Task A_total_that_changes_between_pages_is_used()
    {
        (string Items, int Total)[] pages = [("ab", 5), ("cd", 5), ("", 4)];

        List<string> read = await PageNumberPager.RunAsync(
            (_, page, _) => Task.FromResult(new ApiResponse<string[]>(
                [.. pages[page!.Value - 1].Items.Select(item => item.ToString())],
                s_two with { TotalCount = pages[page.Value - 1].Total }, 1)),
            item => item, 2, TestContext.Current.CancellationToken).ToItemsAsync();

        Assert.Equal("abcd", string.Concat(read));
    }

    /// <summary>A page, written as its items and the total.</summary>
    private static ApiResponse<string[]> Page(string script)
    {
        string[] parts = script.Split(':');
        return new(
            [.. parts[0].Select(item => item.ToString())],
            parts.Length == 1 ? s_two : s_two with { TotalCount = int.Parse(parts[1], null) }, 1);
    }
}
