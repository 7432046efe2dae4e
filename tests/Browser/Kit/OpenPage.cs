using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Deque.AxeCore.Commons;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace CloudflareWorkflows.Browser.Tests.Kit;

/// <summary>A file that the browser shows, and what it did while it loaded.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();

    private readonly ConcurrentQueue<string> _events = new();

    private OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, console) => _events.Enqueue($"console: {console.Message.Text}");
        page.PageError += (_, error) => _events.Enqueue($"error: {error.Message}");
        page.Dialog += (_, dialog) => _events.Enqueue($"dialog: {dialog.Dialog.Message}");
        page.Popup += (_, popup) => _events.Enqueue($"popup: {popup.PopupPage.Url}");
        page.Request += (_, request) => _events.Enqueue($"request: {request.Request.Url}");
    }

    public IPage Page { get; }

    /// <summary>All that the page did besides being read: requests, messages of the console, errors, dialogs.</summary>
    public IEnumerable<string> Events => _events.Where(one => one != $"request: {Page.Url}");

    public static async Task<OpenPage> LoadAsync(IPage page, string file, Appearance appearance)
    {
        OpenPage open = new(page);
        await page.SetViewportAsync(new ViewPortOptions { Width = appearance.Width, Height = 900 });
        await page.EmulateMediaFeaturesAsync(
        [
            new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = appearance.ColorScheme },
        ]);
        _ = await page.GoToAsync(new Uri(Path.GetFullPath(file)).AbsoluteUri);
        return open;
    }

    /// <summary>Unfolds all that the reader can unfold.</summary>
    public Task UnfoldAsync() => Page.EvaluateExpressionAsync(
        "document.querySelectorAll('details').forEach(one => { one.open = true; })");

    /// <summary>Shows the page as it is printed.</summary>
    public Task EmulatePaperAsync() => Page.EmulateMediaTypeAsync(MediaType.Print);

    /// <summary>The boxes that have to be scrolled sideways to be read.</summary>
    public Task<string[]> FindScrollBoxesAsync() => Page.EvaluateFunctionAsync<string[]>("""
        () => [...document.body.querySelectorAll('*')]
          .filter(box => box.clientWidth > 1 && box.textContent.trim() !== '' && box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible')
          .map(box => box.outerHTML.slice(0, 200))
        """);

    /// <summary>The usual words that are cut into pieces because their column is too narrow. Text for screen readers
    /// alone has one pixel, and very long text has no usual words.</summary>
    public Task<string[]> FindBrokenWordsAsync() => Page.EvaluateFunctionAsync<string[]>("""
        () => {
          const broken = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          while (texts.nextNode()) {
            const text = texts.currentNode;
            if (text.length > 1000 || text.parentElement.clientWidth === 1) {
              continue;
            }
            for (const word of text.data.matchAll(/(?<=^|\s)\p{L}{2,12}(?=$|\s)/gu)) {
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              if (new Set([...range.getClientRects()].map(line => line.top)).size > 1) {
                broken.push(word[0]);
              }
            }
          }
          return broken;
        }
        """);

    /// <summary>The elements that stick out of the window and are not in a box that scrolls by itself, and
    /// <c>document</c> if the document can be scrolled sideways.</summary>
    public Task<string[]> FindOverflowAsync() => Page.EvaluateFunctionAsync<string[]>("""
        () => {
          const width = document.documentElement.clientWidth;
          const isInScrollBox = element => {
            for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
              if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)) {
                return true;
              }
            }
            return false;
          };
          const outside = [...document.body.querySelectorAll('*')]
            .filter(element => {
              const place = element.getBoundingClientRect();
              return place.width > 0 && (place.right > width + 1 || place.left < -1) && !isInScrollBox(element);
            })
            .map(element => element.outerHTML.slice(0, 200));
          return document.documentElement.scrollWidth > width ? ['document', ...outside] : outside;
        }
        """);

    /// <summary>The serious and critical findings of axe-core: its rule, and the element.</summary>
    public async Task<string[]> FindBarriersAsync()
    {
        await Page.EvaluateExpressionAsync(s_axe);
        return await Page.EvaluateFunctionAsync<string[]>("""
            async () => (await axe.run()).violations
              .filter(violation => ['serious', 'critical'].includes(violation.impact))
              .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html} ${node.any[0]?.message ?? ''}`))
            """);
    }

    /// <summary>The number of elements with each tag.</summary>
    public async Task<SortedDictionary<string, int>> CountElementsAsync()
    {
        JsonElement counts = await Page.EvaluateFunctionAsync<JsonElement>("""
            () => [...document.querySelectorAll('*')].reduce(
              (counts, element) => ({ ...counts, [element.tagName]: (counts[element.tagName] ?? 0) + 1 }), {})
            """);
        return new SortedDictionary<string, int>(
            counts.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetInt32()), StringComparer.Ordinal);
    }

    /// <summary>The text that a reader sees or can unfold.</summary>
    public Task<string> ReadTextAsync() => Page.EvaluateExpressionAsync<string>("document.body.textContent");

    /// <summary>Prints the page.</summary>
    public async Task<PrintedPage[]> PrintAsync() =>
        PrintedPage.Read(await Page.PdfDataAsync(PrintedPage.Options));

    public ValueTask DisposeAsync() => Page.DisposeAsync();
}
