using System.Text.Json;
using System.Threading;

namespace CloudflareWorkflows.Json;

/// <summary>How outputs of steps and instances are written: the cloud puts JSON into a string, the local engine does
/// not.</summary>
internal abstract class OutputEncoding
{
    public static OutputEncoding Native { get; } = new NativeEncoding();

    public static OutputEncoding JsonString { get; } = new JsonStringEncoding();

    public abstract object? Read(JsonElement output, CancellationToken cancellationToken);

    private sealed class NativeEncoding : OutputEncoding
    {
        public override object? Read(JsonElement output, CancellationToken cancellationToken) =>
            JsonToObject.Convert(output, cancellationToken);
    }

    private sealed class JsonStringEncoding : OutputEncoding
    {
        public override object? Read(JsonElement output, CancellationToken cancellationToken)
        {
            if (output.ValueKind != JsonValueKind.String)
            {
                return JsonToObject.Convert(output, cancellationToken);
            }

            string text = output.GetString()!;
            if (text.Length == 0)
            {
                // Cloudflare's OpenAPI demands an output of what has none yet, and no JSON is empty.
                return null;
            }

            try
            {
                return JsonToObject.Convert(RawJson.Parse(text), cancellationToken);
            }
            catch (JsonException)
            {
                // Shortened by the service, or redacted: it is no JSON any more, and is given as it came.
                return text;
            }
        }
    }
}
