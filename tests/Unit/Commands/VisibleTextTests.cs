using System;
using System.Linq;
using CloudflareWorkflows.Commands.Views;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("naïve 日本 🙂 عربى", "naïve 日本 🙂 عربى")]
    [InlineData("\e]0;title\a", @"\u001b]0;title\u0007")]
    [InlineData("good\rbad", @"good\u000dbad")]
    [InlineData("a\0b\bc\u007f", @"a\u0000b\u0008c\u007f")]
    [InlineData("\u009b31m\u0085", @"\u009b31m\u0085")]
    [InlineData("abc\u202egnp.exe\u2066\u200f\u061c", @"abc\u202egnp.exe\u2066\u200f\u061c")]
    [InlineData("one\r\ntwo\n\tthree", "one\ntwo\n\tthree")]
    public void Control_characters_are_shown_as_JSON_escapes(string text, string shown) =>
        Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("one\r\ntwo\n\tthree", @"one\u000d\ntwo\n\tthree")]
    [InlineData("one\u2028two", @"one\u2028two")]
    public void One_line_output_has_no_line_breaks(string text, string shown) =>
        Assert.Equal(shown.Replace(@"\u000d\n", @"\n", StringComparison.Ordinal), VisibleText.OnOneLine(text));

    [Fact]
    public void Half_of_a_character_is_shown_as_an_escape()
    {
        // Attributes can't contain them.
        Assert.Equal(@"a\ud83d", VisibleText.Of("a" + '\ud83d'));
        Assert.Equal(@"\ude00b🙂\ud83d", VisibleText.OnOneLine('\ude00' + "b🙂" + '\ud83d'));
    }

    [Fact]
    public void No_cursor_control_character_remains()
    {
        string all = new([.. Enumerable.Range(0, 0xd800).Select(code => (char)code)]);

        Assert.DoesNotContain(VisibleText.OnOneLine(all), char.IsControl);
    }

    [Fact]
    public void Values_are_separated_by_commas_and_null_is_empty()
    {
        Assert.Equal(@"a, \u001b, 3", VisibleText.Of(new object[] { "a", "\e", 3 }));
        Assert.Equal("", VisibleText.Of(null));
    }

    [Theory]
    [InlineData("twelve chars", 12, "twelve chars")]
    [InlineData("twelve chars", 11, "twelve cha…")]
    [InlineData("twelve chars", 8, "twelve…")]
    [InlineData("abc🙂d", 5, "abc…")]
    [InlineData("abc🙂de", 6, "abc🙂…")]
    public void A_long_line_is_truncated(string text, int longest, string shown) =>
        Assert.Equal(shown, VisibleText.OnOneLine(text, longest));
}
