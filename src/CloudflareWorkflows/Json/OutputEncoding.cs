using System.Text.Json;
using System.Threading;

namespace CloudflareWorkflows.Json;

/// <summary>The encoding of step and instance outputs: the cloud returns JSON in a string, the local engine returns
/// JSON.</summary>
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
                // The OpenAPI document requires an output even if there is none yet, and no JSON is empty.
                return null;
            }

            try
            {
                return JsonToObject.Convert(RawJson.Parse(text), cancellationToken);
            }
            catch (JsonException)
            {
                // The service truncated or redacted the output. It is no longer JSON and is returned unchanged.
                return text;
            }
        }
    }
}
