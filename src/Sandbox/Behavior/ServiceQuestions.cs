using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>All questions that an account can answer. Left out are those that take days (how long terminated instances
/// are kept), that change the whole account (whether a change of the account's settings keeps a retention that is not
/// sent), or that spend its rate limits.</summary>
public static class ServiceQuestions
{
    /// <summary>The questions, by topic.</summary>
    public static IReadOnlyList<ServiceQuestion> All { get; } =
        [.. ListQuestions.All, .. InstanceQuestions.All, .. BatchQuestions.All, .. AnalyticsQuestions.All];

    /// <summary>Returns the question with an id; null if there is none.</summary>
    public static ServiceQuestion? Find(string id) => All.FirstOrDefault(question => question.Id == id);
}
