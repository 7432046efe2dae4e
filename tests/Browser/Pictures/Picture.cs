using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Kit;
using CloudflareWorkflows.Browser.Tests.Reports;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace CloudflareWorkflows.Browser.Tests.Pictures;

/// <summary>A picture of a page, for the documentation.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="ColorScheme"><c>light</c> or <c>dark</c>.</param>
internal sealed record Picture(string Name, string ColorScheme)
{
    /// <summary>The height of a picture, in pixels: what a reader sees of the page first.</summary>
    private const int Height = 1120;

    public static IReadOnlyList<Picture> All { get; } = [new("report.png", "light"), new("report-dark.png", "dark")];

    /// <summary>Writes all pictures to a folder.</summary>
    public static async Task WriteAllAsync(string folder, TextWriter log)
    {
        _ = Directory.CreateDirectory(folder);
        using ReportFiles reports = new();
        await using Chromium chromium = new();
        await chromium.InitializeAsync();
        string report = await reports.GetAsync(Report.Picture);
        foreach (Picture picture in All)
        {
            string path = Path.Combine(folder, picture.Name);
            await using OpenPage page = await chromium.OpenAsync(
                report, new Appearance(Appearance.Wide, picture.ColorScheme));
            await page.Page.ScreenshotAsync(path, new ScreenshotOptions
            {
                Clip = new Clip { Width = Appearance.Wide, Height = Height },
            });
            await log.WriteLineAsync($"{path}: {new FileInfo(path).Length:n0} bytes");
        }
    }
}
