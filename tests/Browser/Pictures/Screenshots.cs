using System;
using System.IO;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Kit;
using CloudflareWorkflows.Browser.Tests.Reports;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace CloudflareWorkflows.Browser.Tests.Pictures;

/// <summary>All reports in all appearances and on paper, for somebody who looks at them.</summary>
internal static class Screenshots
{
    // Chromium draws nothing higher.
    private const int Highest = 16_000;

    /// <summary>Writes a picture for each appearance of each report, and a PDF.</summary>
    public static async Task WriteAllAsync(string folder, TextWriter log)
    {
        _ = Directory.CreateDirectory(folder);
        using ReportFiles reports = new();
        await using Chromium chromium = new();
        await chromium.InitializeAsync();
        foreach (Report report in Report.All)
        {
            string file = await reports.GetAsync(report);
            foreach (Appearance appearance in Appearance.All)
            {
                string name = $"{report.Name}-{appearance.Width}-{appearance.ColorScheme}.png";
                await using OpenPage page = await chromium.OpenAsync(file, appearance);
                await SaveAsync(page.Page, Path.Combine(folder, name));
            }

            await using OpenPage paper = await chromium.OpenAsync(file, new Appearance(PrintedPage.Width, "light"));
            await paper.EmulatePaperAsync();
            await SaveAsync(paper.Page, Path.Combine(folder, $"{report.Name}-paper.png"));
            await paper.Page.PdfAsync(Path.Combine(folder, $"{report.Name}.pdf"), PrintedPage.Options);
            await log.WriteLineAsync(report.Name);
        }
    }

    private static async Task SaveAsync(IPage page, string path)
    {
        decimal height = await page.EvaluateExpressionAsync<decimal>("document.documentElement.scrollHeight");
        await page.ScreenshotAsync(path, new ScreenshotOptions
        {
            CaptureBeyondViewport = true,
            Clip = new Clip { Width = page.Viewport.Width, Height = Math.Min(height, Highest) },
        });
    }
}
