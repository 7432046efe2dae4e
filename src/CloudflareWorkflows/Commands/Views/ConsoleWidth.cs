using System;
using System.Management.Automation.Host;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>The width for views that lay out their text themselves: they aren't told the width of the output.</summary>
internal static class ConsoleWidth
{
    /// <summary>Fits into 80 columns. A console doesn't use its last column.</summary>
    private const int Standard = 79;

    private const int Least = 40;
    private const int Most = 119;

    /// <summary>Returns the width of the console. In a job, in a remote session, and if the output is redirected, it isn't
    /// known: the width is then 79.</summary>
    public static int Of(PSHost? host) =>
        !Console.IsOutputRedirected && host?.UI?.RawUI is PSHostRawUserInterface console ? Fit(console.BufferSize.Width) : Standard;

    /// <summary>Returns the width to use in a console of a width. Zero is one that isn't known.</summary>
    public static int Fit(int columns) => columns <= 0 ? Standard : Math.Min(Most, Math.Max(Least, columns - 1));
}
