using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Grouping;

/// <summary>What varies in a message is masked, and what says something is kept.</summary>
public sealed class MessageMaskTests
{
    [Theory]
    [InlineData("order 17 of 4,711.50", "order <n> of <n>")]
    [InlineData("timed out after 600000ms, 2.5s or 30 seconds", "timed out after <n>ms, <n>s or <n> seconds")]
    [InlineData("18846 bytes (18.4 KB) received", "<n> bytes received")]
    [InlineData("took <1 sec", "took <n> sec")]
    [InlineData("at -5 or +5", "at <n> or <n>")]
    [InlineData("D1 and R2 use SHA256, HTTP/2 and v2", "D1 and R2 use SHA256, HTTP/<n> and v2")]
    [InlineData("orders_2024 user1234", "orders_<n> user<n>")]
    [InlineData("订单4711支付", "订单<n>支付")]
    public void Numbers_are_masked(string message, string text) => Assert.Equal(text, Mask(message));

    [Theory]
    [InlineData("7c9e6679-7425-40de-944b-e07fc1f90ae7", "<uuid>")]
    [InlineData("see https://api.example/v2/orders?id=1.", "see <url>.")]
    [InlineData("to anna.berg+x@mail.example, sent", "to <mail>, sent")]
    [InlineData("2026-11-25T03:12:44.120Z", "<time>")]
    [InlineData("2026-11-25 03:12:44+01:00 x", "<time> x")]
    [InlineData("on Thu Jun 9 06:07:04 2005", "on <time>")]
    [InlineData("on Wed, 25 Nov 2026 03:12:44", "on <time>")]
    [InlineData("until 00:01", "until <time>")]
    [InlineData("10.0.0.12:5432 and fe80::1ff:fe23:4567:890a", "<address> and <address>")]
    [InlineData("proxy.example:8080 closed", "<address> closed")]
    [InlineData("open /etc/httpd/x.conf, or C", "open <path>, or C")]
    [InlineData("0x0b85eee0 and deadbee0f00d", "<hex> and <hex>")]
    [InlineData("ch_3NqYb2eZvKYlo2C01a2b and 01HZX4Q9T7B2KM", "ch_<id> and <id>")]
    [InlineData("token \"a b c\" or 'd e'", "token <text> or <text>")]
    public void Identifiers_times_and_quoted_texts_are_masked(string message, string text) => Assert.Equal(text, Mask(message));

    [Theory]
    [InlineData("Object's key isn't 'id'")]
    [InlineData("java.lang.NullPointerException: null")]
    [InlineData("Mon ami et Marc")]
    [InlineData("feedback / effaced - a:b {c} [d]")]
    [InlineData("payment_intent is_not_there")]
    [InlineData("Zahlung für Müller abgelehnt")]
    public void Words_are_kept(string message) => Assert.Equal(message, Mask(message));

    [Theory]
    [InlineData("gateway answered 402 for 403", "gateway answered 402 for <n>", "402 ")]
    [InlineData("HTTP/503: status=404, code: 10001", "HTTP/503: status=404, code: 10001", "503 404 10001 ")]
    [InlineData("responded with 422 (SQLSTATE 23505)", "responded with 422 (SQLSTATE 23505)", "422 23505 ")]
    [InlineData("SQLSTATE[40P01]: deadlock", "SQLSTATE[40P01]: deadlock", "40P01 ")]
    [InlineData("upstream 5xx in 3rd try", "upstream 5xx in 3rd try", "")]
    [InlineData("error code: 1015, status 700, error 1015", "error code: 1015, status <n>, error <n>", "1015 ")]
    [InlineData("status 4021 code 402a", "status <n> code 402a", "")]
    public void Codes_are_kept(string message, string text, string codes)
    {
        MessageMask mask = new(message);

        Assert.Equal((text, codes), (mask.Text.Replace(MessageMask.InnerSpace, ' '), mask.Codes));
    }

    [Theory]
    [InlineData("\n\n  first   line\t here\nsecond", "first line here")]
    [InlineData("first\r\nsecond", "first")]
    [InlineData("answered: {\n  \"error\": \"no stock\",\n  \"n\": 5\n}", "answered: { \"error\": \"no stock\", \"n\": <n>")]
    [InlineData("{\"error\":\"no_stock\",\"sku\":\"AB-1\"}", "{ \"error\":\"no_stock\", \"sku\":\"AB-<n>\"}")]
    [InlineData("\u001b[31mred\u0000\u001f", "\u001b[31mred\u0000")]
    public void The_first_line_counts_with_single_spaces(string message, string text) => Assert.Equal(text, Mask(message));

    [Fact]
    public void Only_the_first_thousand_characters_count()
    {
        Assert.Equal(1000, Mask(new string('x', 1_000_000)).Length);
        Assert.Equal("end", Mask(new string(' ', 1_000_000) + "end"));
        Assert.Equal("line", Mask("line\n" + string.Concat(Enumerable.Repeat("at x (y.js:1:2)\n", 60_000))));
    }

    /// <summary>Text and shape have the same number of words, whatever the characters are: the groups depend on it.</summary>
    [Fact]
    public void Text_and_shape_have_the_same_words() =>
        Gen.OneOf(Gen.String[Gen.Char["ab1 ._-:/@'\"{},[]<>\n\u001f\u00e4x0T"], 0, 80], Gen.String).SampleSeeded(
            message =>
            {
                MessageMask mask = new(message);
                Assert.Equal(mask.Text.Split(' ').Length, mask.Shape.Split(' ').Length);
                Assert.DoesNotContain("  ", mask.Text, StringComparison.Ordinal);
            },
            iter: 2000);

    private static string Mask(string message) => new MessageMask(message).Text.Replace(MessageMask.InnerSpace, ' ');
}
