using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Creating;

/// <summary>The ID of a copy, which depends only on the ID of the old instance. So a second copy is a conflict.</summary>
internal static class CopyId
{
    private const int Longest = 100;

    private static readonly Regex s_number = new(@"-r([1-9][0-9]{0,5})\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_invalid = new("[^a-zA-Z0-9_-]+", RegexOptions.CultureInvariant);

    /// <summary>Returns <c>order-1-r1</c> for <c>order-1</c>, and <c>order-1-r2</c> for <c>order-1-r1</c>. IDs of
    /// scheduled instances, and long IDs, get a hash: they cannot be used as they are.</summary>
    public static string Of(string id)
    {
        Match match = s_number.Match(id);
        string stem = match.Success ? id[..match.Index] : id;
        int number = match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        string suffix = FormattableString.Invariant($"-r{number + 1}");
        string copy = stem + suffix;
        return ServiceRules.NewInstanceId(copy) is null ? copy : Shortened(stem, suffix);
    }

    private static string Shortened(string stem, string suffix)
    {
        string end = $"-{Hash(stem)}{suffix}";
        string valid = s_invalid.Replace(stem, "_");
        string start = valid is ['-', ..] ? "_" + valid : valid;
        return start[..Math.Min(start.Length, Longest - end.Length)] + end;
    }

    /// <summary>Different IDs must not get the same copy.</summary>
    private static string Hash(string text)
    {
        using SHA256 hash = SHA256.Create();
        using MemoryStream bytes = new(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.ComputeHash(bytes).Take(4)
            .Select(one => one.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
