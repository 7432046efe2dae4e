namespace CloudflareWorkflows.Live.Questions;

/// <summary>What several questions need. The first of them prepares it, and a run pays for it once.</summary>
/// <param name="Requests">The most requests that it takes.</param>
internal sealed record SharedSetup(int Requests)
{
    /// <summary>Five instances, and looks at the list until it shows them.</summary>
    public static SharedSetup Listed { get; } = new(ListedInstances.Count + QuestionContext.Looks);

    /// <summary>An instance, its end, and looks at analytics until they show it.</summary>
    public static SharedSetup Measured { get; } = new(Cost.Ended + AnalyticsReader.Looks);
}
