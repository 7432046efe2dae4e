using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>One statement of the tour and the comments above it.</summary>
/// <param name="Line">Where the statement stands.</param>
/// <param name="Comments">The comments, without their <c>#</c>.</param>
/// <param name="Statement">The statement as it was written.</param>
internal sealed record TourStep(int Line, IReadOnlyList<string> Comments, string Statement)
{
    private const string CheckMark = "check: ";
    private const string ErrorMark = "expect: error ";

    /// <summary>What is told to the reader.</summary>
    internal IEnumerable<string> Narration =>
        Comments.Where(comment => !IsMarked(comment, CheckMark) && !IsMarked(comment, ErrorMark));

    /// <summary>What the statement makes sure of, unseen, by being true; null for a statement to show.</summary>
    internal string? Check => Marked(CheckMark);

    /// <summary>The id of the error that the statement is there to show; null where there should be none.</summary>
    internal string? ExpectedError => Marked(ErrorMark);

    private string? Marked(string mark) =>
        Comments.FirstOrDefault(comment => IsMarked(comment, mark))?[mark.Length..].Trim();

    private static bool IsMarked(string comment, string mark) => comment.StartsWith(mark, StringComparison.Ordinal);
}
