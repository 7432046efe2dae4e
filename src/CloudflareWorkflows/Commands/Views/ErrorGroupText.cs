using System;
using System.ComponentModel;
using System.Globalization;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats groups of errors for table columns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ErrorGroupText
{
    private const int VersionLength = 8;
    private const int ShortName = 5;
    private const int LongestSample = 2000;

    /// <summary>Returns a count: <c>38</c>, <c>~190</c> for an estimate, or <c>120k</c>.</summary>
    public static string Count(int count, bool isEstimate)
    {
        int most = isEstimate ? 9999 : 99_999;
        string text = count <= most
            ? count.ToString(CultureInfo.InvariantCulture)
            : ((count + 500) / 1000).ToString(CultureInfo.InvariantCulture) + "k";
        return isEstimate ? "~" + text : text;
    }

    /// <summary>Returns the reason, marked if the baseline doesn't have it.</summary>
    public static string Cause(string? cause, bool? isNew, int longest) =>
        VisibleText.OnOneLine(isNew == true ? $"(new) {cause}" : cause, longest);

    /// <summary>Cuts a cause: first the name of the error, because what follows tells more, then the end:
    /// <c>Gate…: card gateway answered 402…</c>.</summary>
    public static string Cut(string cause, int longest)
    {
        int name = cause.IndexOf(": ", StringComparison.Ordinal);
        return TextColumns.Cut(
            cause.Length > longest && name > ShortName && cause.IndexOf(' ') > name ? cause[..(ShortName - 1)] + "…" + cause[name..] : cause,
            longest);
    }

    /// <summary>Returns the start of the newest version, and the number of the others: <c>9fc24c0a+1</c>.</summary>
    public static string Versions(object[]? versionIds)
    {
        if (versionIds is not { Length: > 0 })
        {
            return "";
        }

        string newest = VisibleText.OnOneLine(versionIds[0]);
        newest = newest.Length > VersionLength ? newest[..VersionLength] : newest;
        return versionIds.Length == 1 ? newest : FormattableString.Invariant($"{newest}+{versionIds.Length - 1}");
    }

    /// <summary>Returns the start of a message, which can be very long.</summary>
    public static string Sample(string? message) => message is { Length: > LongestSample }
        ? VisibleText.Of(message[..LongestSample]) + "…"
        : VisibleText.Of(message);
}
