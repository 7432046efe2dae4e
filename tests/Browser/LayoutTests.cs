using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Kit;
using CloudflareWorkflows.Browser.Tests.Reports;
using Xunit;

namespace CloudflareWorkflows.Browser.Tests;

/// <summary>A report fits into its window, and loads nothing.</summary>
public sealed class LayoutTests(Chromium chromium, ReportFiles reports)
{
    public static MatrixTheoryData<string, int> Widths { get; } = new(Report.Names, [Appearance.Wide, Appearance.Narrow]);

    public static TheoryData<string> Names { get; } = [.. Report.Names];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Nothing_sticks_out_of_the_window(string report, int width)
    {
        await using OpenPage page = await OpenAsync(report, new Appearance(width, "light"));
        await page.UnfoldAsync();
        Assert.Empty(await page.FindOverflowAsync());
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task No_word_is_broken(string report, int width)
    {
        await using OpenPage page = await OpenAsync(report, new Appearance(width, "light"));
        await page.UnfoldAsync();
        Assert.Empty(await page.FindBrokenWordsAsync());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_requested_and_the_console_is_empty(string report)
    {
        await using OpenPage page = await OpenAsync(report, Appearance.Default);
        await page.UnfoldAsync();
        Assert.Empty(page.Events);
    }

    [Theory]
    [InlineData(Appearance.Wide)]
    [InlineData(Appearance.Narrow)]
    public async Task Five_hundred_instances_of_fifty_steps_fit(int width)
    {
        await using OpenPage page = await chromium.OpenAsync(
            await reports.GetAsync(Report.Large), new Appearance(width, "light"));
        await page.UnfoldAsync();
        string text = await page.ReadTextAsync();
        Assert.Contains("large-499", text, StringComparison.Ordinal);
        Assert.Contains("step 50", text, StringComparison.Ordinal);
        Assert.Empty(await page.FindOverflowAsync());
        Assert.Empty(page.Events);
    }

    private async Task<OpenPage> OpenAsync(string report, Appearance appearance) =>
        await chromium.OpenAsync(await reports.GetAsync(Report.Named(report)), appearance);
}
