using System;
using System.IO;
using System.Net;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Kit;

namespace CloudflareWorkflows.Browser.Tests.Pictures;

/// <summary>A diagram that Mermaid draws in the browser, as GitHub does.</summary>
internal static class DiagramPage
{
    private static readonly string s_mermaid =
        Path.Combine(BuildMetadata.Of("ClientsPath"), "node_modules", "mermaid", "dist", "mermaid.min.js");

    /// <summary>The reason why Mermaid cannot draw; null if it can.</summary>
    public static string? SkipReason { get; } =
        File.Exists(s_mermaid) ? null : "Mermaid is not installed: run npm ci in tests/Contract/clients.";

    /// <summary>Opens a page with the diagram of a file, and waits until it is drawn.</summary>
    public static async Task<OpenPage> OpenAsync(Chromium chromium, string file, Appearance appearance)
    {
        string text = WebUtility.HtmlEncode(await File.ReadAllTextAsync(file));
        string page = Path.ChangeExtension(file, ".page.html");
        await File.WriteAllTextAsync(page, $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Diagram</title>
            <style>body { margin: 24px; display: inline-block; }</style></head>
            <body><pre class="mermaid">{{text}}</pre>
            <script src="{{new Uri(s_mermaid).AbsoluteUri}}"></script>
            <script>mermaid.initialize({ startOnLoad: false, flowchart: { useMaxWidth: false, wrappingWidth: 400 } }); mermaid.run();</script>
            </body></html>
            """);
        OpenPage open = await chromium.OpenAsync(page, appearance);
        _ = await open.Page.WaitForSelectorAsync("pre[data-processed] svg");
        return open;
    }
}
