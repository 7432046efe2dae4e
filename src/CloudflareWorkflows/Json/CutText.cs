using System;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Json;

/// <summary>Text, also where the service shortened it between the two halves of a character, as JavaScript does.</summary>
internal static class CutText
{
    private static readonly Regex s_escape = new(
        @"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?<half>u[dD][89a-fA-F]..)|.)", RegexOptions.CultureInvariant);

    public static string Read(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            string whole = s_escape.Replace(
                text.GetRawText(), escape => escape.Groups["half"].Success ? @"\ufffd" : escape.Value);
            return RawJson.Parse(whole).GetString()!;
        }
    }
}
