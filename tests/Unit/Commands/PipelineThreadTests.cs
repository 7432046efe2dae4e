using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Threading;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class PipelineThreadTests : IDisposable
{
    private readonly PipelineThread _thread = new(new FakeTimeProvider());
    private int _asked;
    private bool _isClosed;

    public void Dispose() => _thread.Dispose();

    [Fact]
    public void Items_stream_from_all_pages()
    {
        Assert.Equal(Enumerable.Range(0, 30), Read(10, 0, 20));
        Assert.True(_isClosed);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 1)]
    [InlineData(7, 2)]
    [InlineData(10, 2)]
    [InlineData(11, 2)]
    [InlineData(17, 3)]
    public void The_next_page_is_prefetched_only_after_half_of_the_current_page(int taken, int pages)
    {
        Assert.Equal(Enumerable.Range(0, taken), Read(10, 10, 10).Take(taken));

        Assert.Equal(pages, _asked);
        Assert.True(_isClosed);
    }

    [Fact]
    public void A_failure_ends_the_items_after_those_already_read()
    {
        List<int> came = [];

        Assert.Throws<TimeoutException>(() =>
        {
            foreach (int item in Read(2, -1))
            {
                came.Add(item);
            }
        });

        Assert.Equal([0, 1], came);
        Assert.True(_isClosed);
    }

    private IEnumerable<int> Read(params int[] pages) =>
        _thread.StreamHalves(token => PagesAsync(pages, token)).SelectMany(half => half);

    private async IAsyncEnumerable<int[]> PagesAsync(
        int[] pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int next = 0;
        try
        {
            foreach (int length in pages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _asked++;
                await Task.Yield();
                yield return length < 0 ? throw new TimeoutException() : [.. Enumerable.Range(next, length)];
                next += length;
            }
        }
        finally
        {
            _isClosed = true;
        }
    }
}
