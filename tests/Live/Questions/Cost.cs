
namespace CloudflareWorkflows.Live.Questions;

/// <summary>The most requests of what questions have in common.</summary>
internal static class Cost
{
    /// <summary>A failure that passes takes up to two more.</summary>
    public const int Repetitions = 2;

    /// <summary>Looks at an instance until it is as expected.</summary>
    public const int Wait = QuestionContext.Looks;

    /// <summary>A new instance that ends at once, and its end.</summary>
    public const int Ended = 1 + Wait;
}
