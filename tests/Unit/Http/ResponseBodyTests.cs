using System;
using System.Buffers;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>A response arrives in chunks. A value across a chunk boundary is read like any other.</summary>
public sealed class ResponseBodyTests
{
    private const int Piece = 64 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("é")]
    [InlineData("\\u00e9")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("\\ud83d")]
    [InlineData("\uD83D\uDE00")]
    public async Task Text_across_a_buffer_boundary_is_read_correctly(string character)
    {
        string expected = Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(Answer("", character))));
        foreach (int shift in Enumerable.Range(Piece - 60, 60))
        {
            using ResponseBody body = await ReceiveAsync(Answer(new string(' ', shift), character));
            string text = Read(body.Bytes);

            Assert.Equal(expected, text);
        }
    }

    [Fact]
    public async Task A_large_response_is_read_completely()
    {
        string text = string.Concat(Enumerable.Range(0, 500_000).Select(number => (char)('a' + (number % 26))));

        using ResponseBody body = await ReceiveAsync(Answer("", text));

        Assert.False(body.Bytes.IsSingleSegment);
        Assert.Equal(text, Read(body.Bytes));
    }

    [Fact]
    public async Task A_byte_order_mark_is_ignored()
    {
        using ResponseBody body = await ReceiveAsync("\uFEFF" + Answer("", "x"));

        Assert.Equal("x", Read(body.Bytes));
    }

    [Fact]
    public void Content_after_the_JSON_value_is_an_error() => Assert.ThrowsAny<JsonException>(
        () => Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(Answer("", "x") + "x"))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_response_of_exactly_the_size_limit_is_accepted(int above)
    {
        using HttpResponseMessage response = new() { Content = new ByteArrayContent(new byte[(2 * Piece) + above]) };
        using ResponseBody body = new();

        Exception? failure =
            await Record.ExceptionAsync(() => body.ReadAsync(ApiRequest.Get("x"), response, 2 * Piece, Stop));

        Assert.Equal(above == 0 ? null : CloudflareErrorKind.UnreadableAnswer, (failure as CloudflareException)?.Kind);
    }

    private static string Answer(string space, string text) => "{\"result\":" + space + "{\"id\":\"" + text + "\"}}";

    private static string Read(ReadOnlySequence<byte> body) =>
        ResponseBody.Parse(body, ApiJsonContext.Default.EnvelopeJsonElement)!.Result.GetProperty("id").GetString()!;

    private static async Task<ResponseBody> ReceiveAsync(string text)
    {
        using HttpResponseMessage response = new() { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        ResponseBody body = new();
        await body.ReadAsync(ApiRequest.Get("x"), response, long.MaxValue, Stop);
        return body;
    }
}
