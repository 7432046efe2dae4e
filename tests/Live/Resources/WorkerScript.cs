using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Live.Resources;

/// <summary>The Worker as the upload takes it: a part of JSON that describes it, and its code as a module.</summary>
internal static class WorkerScript
{
    /// <summary>The binding that marks a Worker as made by this program. A name alone is not enough to delete it.</summary>
    public const string MarkName = "CFWLIVE_MADE_BY";

    /// <summary>The text of that binding.</summary>
    public const string MarkText = "CloudflareWorkflows tests/Live";

    private const string MainModule = "worker.mjs";

    /// <summary>The code.</summary>
    public static string Code { get; } = Read();

    public static HttpContent Content(RunNames names)
    {
        MultipartFormDataContent content = [];
        content.Add(Part(Metadata(names).ToJsonString(), "application/json", "name=\"metadata\""));
        // The service takes a part for a module by its type.
        content.Add(Part(Code, "application/javascript+module", $"name=\"{MainModule}\"; filename=\"{MainModule}\""));
        return content;
    }

    // Names in quotes, as browsers and wrangler send them.
    private static StringContent Part(string text, string type, string names)
    {
        StringContent part = new(text, Encoding.UTF8);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        part.Headers.ContentDisposition = ContentDispositionHeaderValue.Parse($"form-data; {names}");
        return part;
    }

    private static JsonObject Metadata(RunNames names) => new()
    {
        ["main_module"] = MainModule,
        ["compatibility_date"] = "2026-11-01",
        // The bindings that wrangler sends too.
        ["bindings"] = new JsonArray(
        [
            new JsonObject { ["type"] = "plain_text", ["name"] = MarkName, ["text"] = MarkText },
            .. RunNames.Kinds.Select(kind => new JsonObject
            {
                ["type"] = "workflow",
                ["name"] = kind.ToUpperInvariant(),
                ["workflow_name"] = names.Workflow(kind),
                ["class_name"] = RunNames.Class(kind),
            }),
        ]),
    };

    private static string Read()
    {
        using Stream stream = typeof(WorkerScript).Assembly.GetManifestResourceStream(MainModule)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
