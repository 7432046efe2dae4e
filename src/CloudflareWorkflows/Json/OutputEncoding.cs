using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json;

/// <summary>The encoding of step and instance outputs: the cloud returns JSON in a string, the local engine returns
/// JSON.</summary>
internal abstract class OutputEncoding
{
    public static OutputEncoding Native { get; } = new NativeEncoding();

    public static OutputEncoding JsonString { get; } = new JsonStringEncoding();

    /// <summary>Returns the output, to be assigned to a property of a model: <see cref="ReportedJson"/>, or text that isn't
    /// JSON.</summary>
    public abstract object? Read(JsonElement output);

    private sealed class NativeEncoding : OutputEncoding
    {
        public override object? Read(JsonElement output) => JsonToObject.Report(output);
    }

    private sealed class JsonStringEncoding : OutputEncoding
    {
        public override object? Read(JsonElement output)
        {
            if (output.ValueKind != JsonValueKind.String)
            {
                return JsonToObject.Report(output);
            }

            string text = output.GetString()!;
            if (text.Length == 0)
            {
                // The OpenAPI document requires an output even if there is none yet, and no JSON is empty.
                return null;
            }

            try
            {
                return JsonToObject.Report(RawJson.Parse(text));
            }
            catch (JsonException)
            {
                // The service truncated or redacted the output. It is no longer JSON and is returned unchanged.
                return text;
            }
        }
    }
}
