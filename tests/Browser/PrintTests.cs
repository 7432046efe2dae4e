using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Kit;
using CloudflareWorkflows.Browser.Tests.Reports;
using Xunit;

namespace CloudflareWorkflows.Browser.Tests;

/// <summary>A report on paper. Nobody can unfold or scroll it, so it shows everything.</summary>
public sealed class PrintTests(Chromium chromium, ReportFiles reports)
{
    public static TheoryData<string> Names { get; } = [.. Report.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_page_is_blank(string report)
    {
        await using OpenPage page = await OpenAsync(Report.Named(report), Appearance.Default);
        PrintedPage[] pages = await page.PrintAsync();
        Assert.DoesNotContain(pages, one => one.Text.Length == 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_sticks_out_of_the_paper(string report)
    {
        await using OpenPage page = await OpenAsync(Report.Named(report), new Appearance(PrintedPage.Width, "light"));
        await page.EmulatePaperAsync();
        Assert.Empty(await page.FindOverflowAsync());
        Assert.Empty(await page.FindScrollBoxesAsync());
        Assert.Empty(await page.FindBrokenWordsAsync());
    }

    [Fact]
    public async Task Folded_data_is_printed()
    {
        await using OpenPage page = await OpenAsync(Report.Incident, Appearance.Default);
        string text = string.Concat((await page.PrintAsync()).Select(one => one.Text));
        Assert.Contains("\"region\":\"eu\"", text, StringComparison.Ordinal);
    }

    private async Task<OpenPage> OpenAsync(Report report, Appearance appearance) =>
        await chromium.OpenAsync(await reports.GetAsync(report), appearance);
}
