using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class LimitedStreamTests
{
    private const long Limit = 256L * 1024 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_is_read_up_to_the_limit_and_not_beyond(bool asynchronously)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using LimitedStream stream = new(new EndlessStream());
        byte[] buffer = new byte[16 * 1024 * 1024];
        while (stream.Position < Limit)
        {
            Assert.Equal(buffer.Length, await ReadAsync(buffer.Length));
        }

        Assert.Equal(Limit, stream.Position);
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(1));

        async Task<int> ReadAsync(int count) => asynchronously
            ? await stream.ReadAsync(buffer.AsMemory(0, count), stop)
            : stream.Read(buffer, 0, count);
    }

    /// <summary>Gives as much as is asked for, without writing it.</summary>
    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(buffer.Length);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
