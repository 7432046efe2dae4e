using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class CursorPagerTests
{
    /// <summary>Pages of the service (items and the cursor that follows), the expected items, and the cursors that are
    /// requested.</summary>
    public static TheoryData<string, string[], string[]> Walks { get; } = new()
    {
        { "", [], ["-"] },
        { "a b:", ["a", "b"], ["-"] },
        { "a b:c1|c d:c2|e:", ["a", "b", "c", "d", "e"], ["-", "c1", "c2"] },
        { "a:c1|", ["a"], ["-", "c1"] },
        { "a:c1|:c2|b:", ["a", "b"], ["-", "c1", "c2"] },
        { ":c1|a:", ["a"], ["-", "c1"] },
    };

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Paging_follows_cursors_until_none_is_returned(
        string script, string[] items, string[] requested)
    {
        PageScript pages = new(script);

        List<string> read = await pages.WalkAsync().ToItemsAsync();

        Assert.Equal(items, read);
        Assert.Equal(requested, pages.Asked);
    }

    [Theory]
    [InlineData("a:c1|b:c1|c:", "a b")]
    [InlineData("a:c1|:c1|never:", "a")]
    [InlineData("a:c1|b:c2|c:c1|d:c2|e:c1", "a b c")]
    public async Task A_repeated_cursor_is_an_error(string script, string items)
    {
        PageScript pages = new(script);
        List<string> read = [];

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(async () =>
        {
            await foreach (string[] page in pages.WalkAsync())
            {
                read.AddRange(page);
            }
        });

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
        Assert.Equal(items.Split(' '), read);
    }

    [Fact]
    public async Task Without_a_cursor_paging_continues_by_page_number()
    {
        ApiResponse<string[]>[] answers =
        [
            new(["a", "b"], new ResultInfo { TotalPages = 2 }, 1), new(["c"], new ResultInfo { TotalPages = 2 }, 1),
        ];
        List<string> requested = [];

        List<string> read = await CursorPager.RunAsync(
            (cursor, page, _) =>
            {
                requested.Add($"{cursor}/{page}");
                return Task.FromResult(answers[requested.Count - 1]);
            },
            item => item, 2, TestContext.Current.CancellationToken).ToItemsAsync();

        Assert.Equal(["a", "b", "c"], read);
        Assert.Equal(["/", "/2"], requested);
    }

    [Fact]
    public async Task Full_pages_without_paging_information_are_followed_by_page_number()
    {
        string[][] pages = [["a", "b"], ["c", "d"], ["e"]];

        List<string> read = await CursorPager.RunAsync(
            (_, page, _) => Task.FromResult(new ApiResponse<string[]>(pages[(page ?? 1) - 1], null, 1)),
            item => item, 2, TestContext.Current.CancellationToken).ToItemsAsync();

        Assert.Equal(["a", "b", "c", "d", "e"], read);
    }

    [Fact]
    public async Task Endless_empty_pages_with_new_cursors_are_an_error()
    {
        int requested = 0;

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => CursorPager.RunAsync(
            (_, _, _) => Task.FromResult(new ApiResponse<string[]>([], new ResultInfo { Cursor = $"c{++requested}" }, 1)),
            item => item, 2, TestContext.Current.CancellationToken).ToItemsAsync());

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
        Assert.InRange(requested, 10, 200);
    }

    private sealed class PageScript(string script)
    {
        private readonly string[] _pages = script.Split('|');

        public List<string> Asked { get; } = [];

        public IAsyncEnumerable<string[]> WalkAsync() =>
            CursorPager.RunAsync(ReadAsync, item => item, 3, TestContext.Current.CancellationToken);

        private Task<ApiResponse<string[]>> ReadAsync(
            string? cursor, int? page, System.Threading.CancellationToken cancellationToken)
        {
            Assert.Null(page);
            string[] parts = [.. _pages[Asked.Count].Split(':'), ""];
            Asked.Add(cursor ?? "-");
            string[] items = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Task.FromResult(new ApiResponse<string[]>(items, new ResultInfo { Cursor = parts.ElementAt(1) }, 1));
        }
    }
}
