using System;
using System.IO;
using System.Management.Automation;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>Where the shell writes to, and who reads it.</summary>
/// <param name="Output">What commands emit, warnings and verbose lines.</param>
/// <param name="Error">Errors.</param>
/// <param name="Width">The columns of a line.</param>
/// <param name="IsWatched">Whether a person looks on; a file or a pipe gets no progress and no colours.</param>
/// <param name="IsColoured">Whether colours are wanted.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, int Width, bool IsWatched, bool IsColoured)
{
    private const int WidthOfFiles = 120;

    /// <summary>The console of this process.</summary>
    internal static Terminal OfConsole()
    {
        // The engine has one switch for colours in output and errors, so both must go to a screen.
        bool watched = !Console.IsOutputRedirected && !Console.IsErrorRedirected;
        bool coloured = watched && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        int width = watched && Console.WindowWidth > 0 ? Console.WindowWidth : WidthOfFiles;
        return new Terminal(Console.Out, Console.Error, width, watched, coloured);
    }

    /// <summary>Says what is wrong with a script, and where.</summary>
    internal void Complain(string path, int line, string problem) =>
        Error.WriteLine(Styled(PSStyle.Instance.Formatting.Error, $"{path}:{line}: {problem}"));

    /// <summary>The text in a style, where styles are shown.</summary>
    internal string Styled(string style, string text) =>
        IsColoured && text.Length > 0 && !text.Contains('\e', StringComparison.Ordinal) ? $"{style}{text}\e[0m" : text;
}
