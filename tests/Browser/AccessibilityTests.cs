using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Kit;
using CloudflareWorkflows.Browser.Tests.Reports;
using Xunit;

namespace CloudflareWorkflows.Browser.Tests;

/// <summary>Everybody can read a report: with a screen reader, with a keyboard, and in both color schemes.</summary>
public sealed class AccessibilityTests(Chromium chromium, ReportFiles reports)
{
    public static MatrixTheoryData<string, int, string> Appearances { get; } =
        new(Report.Names, [Appearance.Wide, Appearance.Narrow], ["light", "dark"]);

    [Theory]
    [MemberData(nameof(Appearances))]
    public async Task There_is_no_serious_barrier(string report, int width, string colorScheme)
    {
        await using OpenPage page = await chromium.OpenAsync(
            await reports.GetAsync(Report.Named(report)), new Appearance(width, colorScheme));
        await page.UnfoldAsync();
        Assert.Empty(await page.FindBarriersAsync());
    }

    [Fact]
    public async Task The_keyboard_unfolds_data()
    {
        await using OpenPage page = await chromium.OpenAsync(await reports.GetAsync(Report.Incident), Appearance.Default);
        await page.Page.EmulateFocusedPageAsync(true);
        int folded = await CountAsync(page, "details:not([open])");
        Assert.True(folded > 0);
        await TabToAsync(page, "SUMMARY");
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(folded - 1, await CountAsync(page, "details:not([open])"));
        await page.Page.Keyboard.PressAsync("Space");
        Assert.Equal(folded, await CountAsync(page, "details:not([open])"));
    }

    private static async Task TabToAsync(OpenPage page, string tag)
    {
        string? focused = null;
        foreach (int _ in Enumerable.Range(0, 200).TakeWhile(_ => focused != tag))
        {
            await page.Page.Keyboard.PressAsync("Tab");
            focused = await page.Page.EvaluateExpressionAsync<string>("document.activeElement.tagName");
        }

        Assert.Equal(tag, focused);
    }

    private static Task<int> CountAsync(OpenPage page, string selector) =>
        page.Page.EvaluateFunctionAsync<int>("selector => document.querySelectorAll(selector).length", selector);
}
