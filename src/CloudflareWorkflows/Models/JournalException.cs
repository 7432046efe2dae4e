using System;

namespace CloudflareWorkflows.Models;

/// <summary>A journal can't be used, or can no longer be written.</summary>
public sealed class JournalException : Exception
{
    internal JournalException(JournalProblem problem, string path, string message, Exception? cause = null)
        : base(message, cause)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>The problem with the journal.</summary>
    public JournalProblem Problem { get; }

    /// <summary>The path of the journal.</summary>
    public string Path { get; }
}
