using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Kit;
using CloudflareWorkflows.Browser.Tests.Reports;
using Xunit;

namespace CloudflareWorkflows.Browser.Tests;

/// <summary>Text from outside stays text.</summary>
public sealed class HostileTextTests(Chromium chromium, ReportFiles reports)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_does_not_change_the_elements(bool isArchive)
    {
        await using OpenPage harmless = await OpenAsync(isArchive ? Report.HarmlessArchive : Report.Harmless);
        await using OpenPage hostile = await OpenAsync(isArchive ? Report.HostileArchive : Report.Hostile);
        Assert.Equal(await harmless.CountElementsAsync(), await hostile.CountElementsAsync());
        Assert.Empty(hostile.Events);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_shown(bool isArchive)
    {
        await using OpenPage page = await OpenAsync(isArchive ? Report.HostileArchive : Report.Hostile);
        string text = await page.ReadTextAsync();
        Assert.All(
            HostileTexts.All.Where(one => one.Length < 100 && !HasControl(one)),
            one => Assert.Contains(one, text, StringComparison.Ordinal));
        Assert.Equal(
            "", string.Concat(text.Where(one => (char.IsControl(one) && one != '\n') || one is '\u202e')));
    }

    private static bool HasControl(string text) => text.Any(one => char.IsControl(one) || one is '\u202e');

    private async Task<OpenPage> OpenAsync(Report report) =>
        await chromium.OpenAsync(await reports.GetAsync(report), Appearance.Default);
}
