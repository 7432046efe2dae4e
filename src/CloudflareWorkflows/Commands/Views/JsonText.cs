using System.ComponentModel;
using System.Management.Automation;
using System.Text;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Data as compact JSON on one line, for the views. The objects hold it in full.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonText
{
    private const int Longest = 1000;

    /// <summary>The JSON, cut to 1,000 characters; text stays text.</summary>
    public static string Of(object? value) => Of(value, Longest);

    /// <summary>The JSON, cut to so many characters; text stays text.</summary>
    public static string Of(object? value, int longest)
    {
        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
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
            // What is larger than the service takes came from somewhere else.
            return VisibleText.OnOneLine(value);
        }
    }
}
