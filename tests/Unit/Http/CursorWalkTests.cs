using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class CursorWalkTests
{
    /// <summary>Pages as the service gives them (items and the cursor that comes with them), what should be read, and
    /// at which cursors.</summary>
    public static TheoryData<string, string[], string[]> Walks { get; } = new()
    {
        { "", [], ["-"] },
        { "a b:", ["a", "b"], ["-"] },
        { "a b:c1|c d:c2|e:", ["a", "b", "c", "d", "e"], ["-", "c1", "c2"] },
        { "a:c1|", ["a"], ["-", "c1"] },
        { "a:c1|:c2|b:", ["a"], ["-", "c1"] },
        { ":c1|a:", [], ["-"] },
    };

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task A_walk_goes_from_cursor_to_cursor_until_one_is_missing_or_a_page_is_empty(
        string script, string[] items, string[] asked)
    {
        PageScript pages = new(script);

        List<string> read = await pages.WalkAsync().ToItemsAsync();

        Assert.Equal(items, read);
        Assert.Equal(asked, pages.Asked);
    }

    [Theory]
    [InlineData("a:c1|b:c1|c:", "a b")]
    [InlineData("a:c1|b:c2|c:c1|d:c2|e:c1", "a b c")]
    public async Task A_cursor_that_comes_again_ends_the_walk_with_an_error(string script, string items)
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
    public async Task Where_there_is_no_cursor_but_more_pages_the_walk_goes_on_by_number()
    {
        Answer<string[]>[] answers =
        [
            new(["a", "b"], new ResultInfo { TotalPages = 2 }, 1), new(["c"], new ResultInfo { TotalPages = 2 }, 1),
        ];
        List<string> asked = [];

        List<string> read = await CursorWalk.RunAsync(
            (cursor, page, _) =>
            {
                asked.Add($"{cursor}/{page}");
                return Task.FromResult(answers[asked.Count - 1]);
            },
            item => item, TestContext.Current.CancellationToken).ToItemsAsync();

        Assert.Equal(["a", "b", "c"], read);
        Assert.Equal(["/", "/2"], asked);
    }

    private sealed class PageScript(string script)
    {
        private readonly string[] _pages = script.Split('|');

        public List<string> Asked { get; } = [];

        public IAsyncEnumerable<string[]> WalkAsync() =>
            CursorWalk.RunAsync(ReadAsync, item => item, TestContext.Current.CancellationToken);

        private Task<Answer<string[]>> ReadAsync(
            string? cursor, int? page, System.Threading.CancellationToken cancellationToken)
        {
            Assert.Null(page);
            string[] parts = [.. _pages[Asked.Count].Split(':'), ""];
            Asked.Add(cursor ?? "-");
            string[] items = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Task.FromResult(new Answer<string[]>(items, new ResultInfo { Cursor = parts.ElementAt(1) }, 1));
        }
    }
}
