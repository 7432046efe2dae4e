using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Browser.Tests.Kit;

/// <summary>What the other tests report as absent is found where it is present.</summary>
public sealed class DetectionTests(Chromium chromium) : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.html");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_good_page_has_no_finding()
    {
        await using OpenPage page = await OpenAsync("<main><h1>Report</h1><p>Text</p></main>");
        Assert.Empty(page.Events);
        Assert.Empty(await page.FindOverflowAsync());
        Assert.Empty(await page.FindBarriersAsync());
    }

    [Theory]
    [InlineData("<p style='width:2000px'>wide</p>", "document")]
    [InlineData("<div style='overflow:hidden'><p style='width:2000px'>cut off</p></div>", "<p")]
    [InlineData("<p style='margin-left:-50px'>cut off</p>", "<p")]
    public async Task Text_outside_of_the_window_is_found(string body, string found)
    {
        await using OpenPage page = await OpenAsync(body);
        Assert.StartsWith(found, (await page.FindOverflowAsync()).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wide_content_in_a_box_that_scrolls_is_no_finding()
    {
        await using OpenPage page = await OpenAsync("<div style='overflow-x:auto'><p style='width:2000px'>wide</p></div>");
        Assert.Empty(await page.FindOverflowAsync());
    }

    [Fact]
    public async Task A_broken_word_is_found()
    {
        await using OpenPage page = await OpenAsync(
            "<p style='width:3em;overflow-wrap:anywhere'>a reservation and unbreakable-connected-words</p>");
        Assert.Equal(["reservation"], await page.FindBrokenWordsAsync());
    }

    [Theory]
    [InlineData("<script>console.log('said')</script>", "console: said")]
    [InlineData("<script>throw new Error('thrown')</script>", "error: ")]
    [InlineData("<img src=missing.png alt=''>", "request: ")]
    [InlineData("<style>@import 'missing.css'</style>", "request: ")]
    public async Task What_a_page_does_is_recorded(string body, string recorded)
    {
        await using OpenPage page = await OpenAsync(body);
        Assert.Contains(page.Events, one => one.StartsWith(recorded, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("light", "<p style='color:#ccc;background:#fff'>pale</p>")]
    [InlineData("dark", "<style>:root{color-scheme:light dark}p{color:light-dark(#000,#444);background:light-dark(#fff,#000)}"
        + "</style><p>dim</p>")]
    public async Task Low_contrast_is_found_in_each_color_scheme(string scheme, string body)
    {
        await using OpenPage page = await OpenAsync(body, new Appearance(Appearance.Wide, scheme));
        Assert.Contains(
            await page.FindBarriersAsync(), finding => finding.StartsWith("color-contrast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_blank_page_of_paper_is_found()
    {
        await using OpenPage page = await OpenAsync(
            "<p>one</p><div style='break-before:page;height:20cm'></div><p style='break-before:page'>three</p>");
        Assert.Equal(["one", "", "three"], (await page.PrintAsync()).Select(one => one.Text));
    }

    private async Task<OpenPage> OpenAsync(string body, Appearance? appearance = null)
    {
        await File.WriteAllTextAsync(
            _file,
            $"<!doctype html><html lang='en'><meta charset='utf-8'><title>Page</title><body>{body}</body></html>",
            TestContext.Current.CancellationToken);
        return await chromium.OpenAsync(_file, appearance ?? Appearance.Default);
    }
}
