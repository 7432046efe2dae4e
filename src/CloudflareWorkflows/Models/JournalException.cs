using System;

namespace CloudflareWorkflows.Models;

/// <summary>A journal cannot be used, or cannot be written any more.</summary>
public sealed class JournalException : Exception
{
    internal JournalException(JournalProblem problem, string path, string message, Exception? cause = null)
        : base(message, cause)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>What is wrong with it.</summary>
    public JournalProblem Problem { get; }

    /// <summary>The journal.</summary>
    public string Path { get; }
}
