using System;
using System.IO;
using System.Linq;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CloudflareWorkflows.Rendering;
using CloudflareWorkflows.Rendering.Html;
using CloudflareWorkflows.Unit.Tests.Architecture;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Rendering.Html;

/// <summary>Values can't become markup.</summary>
public sealed class HtmlWriterTests
{
    [Fact]
    public void Literal_text_is_markup_and_values_are_text()
    {
        Assert.Equal(
            "<p title=\"&lt;b a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;amp;\">&lt;b a='1' b=\"2\"&gt;&amp;amp; 3 4.5 1,000</p>",
            Write(html => html.Write(
                $"<p title=\"{"<b a='1' b=\"2\">&amp;"}\">{"<b a='1' b=\"2\">&amp;"} {3} {4.51} {1000L}</p>")));
    }

    [Theory]
    [InlineData("\e[31m\u202e\0", @"\u001b[31m\u202e\u0000")]
    [InlineData("\ud83d\ude42 日本\n\tx", "\ud83d\ude42 日本\n\tx")]
    public void Characters_that_a_reader_cannot_see_are_escapes(string text, string shown) =>
        Assert.Equal(shown, Write(html => html.Write($"{text}")));

    [Fact]
    public void Half_a_character_is_an_escape() =>
        Assert.Equal(@"a\ud83dz\ude42\ud83d", Write(html => html.Write($"{"a\ud83dz\ude42\ud83d"}")));

    [Fact]
    public void A_value_in_a_tag_needs_quotes()
    {
        _ = Assert.Throws<InvalidOperationException>(() => Write(html => html.Write($"<p {"onclick"}>")));
        _ = Assert.Throws<InvalidOperationException>(() => Write(html => html.Write($"<p class={"x"}>")));
        _ = Assert.Throws<InvalidOperationException>(() => Write(html => html.Write($"<p class=\"{"x"}\"")));
    }

    [Fact]
    public void A_parser_reads_every_text_back() => Gen.OneOf(Gen.String, Gen.String["<>&\"'/=`-!x \n\0\u202e\ud83d\ude42"]).SampleSeeded(text =>
    {
        IElement element = new HtmlParser().ParseDocument(
            Write(html => html.Write($"<!doctype html><body><p title=\"{text}\">{text}</p>"))).QuerySelector("p")!;
        string shown = Shown(text);

        Assert.Equal(["title"], element.Attributes.Select(one => one.Name));
        Assert.Equal(shown, element.GetAttribute("title"));
        Assert.Equal(shown, element.TextContent);
        Assert.Empty(element.Children);
    }, iter: 2000);

    [Fact]
    public void There_is_no_way_to_pass_an_object_or_markup() => Assert.Equal(
        [typeof(double), typeof(int), typeof(long), typeof(string)],
        typeof(HtmlMarkup).GetMethods().Where(method => method.Name == "AppendFormatted")
            .Select(method => Assert.Single(method.GetParameters()).ParameterType).OrderBy(type => type.Name.ToLowerInvariant()));

    /// <summary>All other files of the folder can only write by the handler of interpolated strings.</summary>
    [Theory]
    [InlineData("TextWriter", "HtmlWriter ReportPage")]
    [InlineData("StreamWriter", "")]
    [InlineData("StringBuilder", "")]
    [InlineData("WriteLiteral", "HtmlMarkup HtmlWriter")]
    public void Only_the_writer_writes_to_the_output(string word, string files) => Assert.Equal(
        files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"Rendering/Html/{name}.cs"),
        SourceFile.All.Where(file => file.Path.StartsWith("Rendering/Html/", StringComparison.Ordinal) && file.Words.Contains(word))
            .Select(file => file.Path));

    private static string Shown(string text) => string.Concat(EscapedText.Of(text).Select((one, index) =>
        char.IsSurrogate(one) && !IsPaired(EscapedText.Of(text), index) ? $"\\u{(int)one:x4}" : $"{one}"));

    private static bool IsPaired(string text, int index) =>
        (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
        || (index > 0 && char.IsSurrogatePair(text[index - 1], text[index]));

    private static string Write(Action<HtmlWriter> write)
    {
        using StringWriter text = new();
        HtmlWriter html = new(text);
        write(html);
        Assert.Equal(Encoding.UTF8.GetByteCount(text.ToString()), html.Length);
        return text.ToString();
    }
}
