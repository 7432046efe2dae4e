using System.ComponentModel;
using System.Text;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats data as compact JSON on one line, for the views. The objects contain it in full.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonText
{
    private const int Longest = 1000;

    /// <summary>Returns the JSON, truncated to 1,000 characters; text stays text.</summary>
    public static string Of(object? value) => Of(value, Longest);

    /// <summary>Returns the JSON, truncated to a length; text stays text.</summary>
    public static string Of(object? value, int longest)
    {
        object? bare = BaseObject.Of(value);
        return VisibleText.OnOneLine(bare is null or string ? bare : Json(value), longest);
    }

    private static string Json(object? value)
    {
        try
        {
            return Encoding.UTF8.GetString(ObjectToJson.Convert(value));
        }
        catch (UnsupportedJsonValueException)
        {
            // A value larger than the service's limit did not come from the service.
            return VisibleText.OnOneLine(value);
        }
    }
}
