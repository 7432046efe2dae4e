using System.Linq;
using PuppeteerSharp;
using PuppeteerSharp.Media;
using UglyToad.PdfPig;

namespace CloudflareWorkflows.Browser.Tests.Kit;

/// <summary>A page of paper.</summary>
/// <param name="Text">Its letters, without spaces.</param>
internal sealed record PrintedPage(string Text)
{
    /// <summary>The width of A4 between the margins, in pixels.</summary>
    public const int Width = 718;

    /// <summary>A4, with the margins of a printer.</summary>
    public static PdfOptions Options { get; } = new()
    {
        Format = PaperFormat.A4,
        MarginOptions = new MarginOptions { Top = "1cm", Right = "1cm", Bottom = "1cm", Left = "1cm" },
    };

    /// <summary>Reads the pages of a PDF.</summary>
    public static PrintedPage[] Read(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        return
        [
            .. document.GetPages().Select(page => new PrintedPage(
                string.Concat(page.Letters.Select(letter => letter.Value.Trim())))),
        ];
    }
}
