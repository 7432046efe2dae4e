using System.IO;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Kit;
using CloudflareWorkflows.Browser.Tests.Reports;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace CloudflareWorkflows.Browser.Tests.Pictures;

/// <summary>A picture of a page, for the documentation.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Report">What it shows.</param>
/// <param name="ColorScheme"><c>light</c> or <c>dark</c>.</param>
internal sealed record Picture(string Name, Report Report, string ColorScheme)
{
    /// <summary>The height of the picture of a report, in pixels: what a reader sees of the page first.</summary>
    private const int Height = 1100;

    private static readonly Picture[] s_all =
    [
        new("report.png", Report.Picture, "light"),
        new("report-dark.png", Report.Picture, "dark"),
        new("diagram.png", Report.Diagram, "light"),
    ];

    /// <summary>Writes all pictures to a folder.</summary>
    public static async Task WriteAllAsync(string folder, TextWriter log)
    {
        _ = Directory.CreateDirectory(folder);
        using ReportFiles reports = new();
        await using Chromium chromium = new();
        await chromium.InitializeAsync();
        foreach (Picture picture in s_all)
        {
            string path = Path.Combine(folder, picture.Name);
            await picture.WriteAsync(chromium, await reports.GetAsync(picture.Report), path);
            await log.WriteLineAsync($"{path}: {new FileInfo(path).Length:n0} bytes");
        }
    }

    private async Task WriteAsync(Chromium chromium, string file, string path)
    {
        Appearance appearance = new(Appearance.Wide, ColorScheme);
        if (Report == Report.Diagram)
        {
            await using OpenPage diagram = await DiagramPage.OpenAsync(chromium, file, appearance);
            await using IElementHandle body = await diagram.Page.QuerySelectorAsync("body");
            await body.ScreenshotAsync(path);
            return;
        }

        await using OpenPage page = await chromium.OpenAsync(file, appearance);
        await page.Page.ScreenshotAsync(path, new ScreenshotOptions
        {
            Clip = new Clip { Width = Appearance.Wide, Height = Height },
        });
    }
}
