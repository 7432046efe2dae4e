using System;
using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.NetworkInformation;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CloudflareWorkflows.Json;

/// <summary>The text of values that become a JSON string.</summary>
internal static class ScalarText
{
    /// <summary>Returns null for other values.</summary>
    public static string? Of(object value) => value switch
    {
        string text => text,
        char or Enum or Guid or Version or Regex or StringBuilder or CultureInfo => value.ToString(),
        Uri address => address.OriginalString,
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        XmlNode node => node.OuterXml,
        XNode node => node.ToString(SaveOptions.DisableFormatting),
        XObject or IPAddress or EndPoint or PhysicalAddress or MailAddress => value.ToString(),
        _ => OfNewer(value),
    };

    /// <summary>Types that not all supported versions of .NET and PowerShell have.</summary>
    private static string? OfNewer(object value) => value.GetType().FullName switch
    {
        "System.DateOnly" => Formatted(value, "yyyy-MM-dd"),
        "System.TimeOnly" => Formatted(value, "O"),
        "System.Text.Rune" or "System.Net.IPNetwork" or "System.Management.Automation.SemanticVersion" => value.ToString(),
        _ => null,
    };

    private static string Formatted(object value, string format) =>
        ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture);
}
