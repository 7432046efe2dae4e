using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CloudflareWorkflows.Live.Questions;
using CloudflareWorkflows.Live.Resources;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Live.Running;

/// <summary>What a run is going to do.</summary>
internal sealed class RunPlan(Target target, RunOptions options)
{
    /// <summary>The search for what an earlier run left, its deletion, and the check of the permission for analytics.</summary>
    public const int SweepRequests = AccountReader.MaximumRequests + 60 + 1 + Cost.Repetitions;

    /// <summary>The questions, in the order of asking.</summary>
    public IReadOnlyList<LiveQuestion> Questions { get; } =
    [
        .. LiveQuestions.All.Where(question => (options.Only.Count == 0 || options.Only.Contains(question.Id))
            && (target.Kind != ServiceTarget.Local || question.IsLocal)),
    ];

    /// <summary>The most requests, with those for the removal.</summary>
    public int Requests => Math.Min(
        options.Maximum,
        (target.Kind == ServiceTarget.Local ? 0 : SweepRequests + Deployment.MaximumRequests) + RunOptions.ReservedRequests
        + Questions.Sum(question => question.Requests + Cost.Repetitions)
        + Questions.Select(question => question.Setup).OfType<SharedSetup>().Distinct().Sum(setup => setup.Requests));

    private string TimeText => Questions.Any(question => question.Id.StartsWith("analytics-", StringComparison.Ordinal))
        ? "three to fifteen minutes, by the delay of analytics"
        : "one to five minutes";

    public void Print(TextWriter output)
    {
        string place = target.Kind switch
        {
            ServiceTarget.Account => $"the account of CLOUDFLARE_ACCOUNT_ID at {target.Address.Host}",
            ServiceTarget.Sandbox => $"an emulated account at {target.Address.Authority}",
            _ => $"the local engine at {target.Address.Authority}",
        };
        output.WriteLine($"Target:    {target.Name}: {place}");
        output.WriteLine($"Questions: {Questions.Count}, to {options.AnswersPath}");
        output.WriteLine(target.Kind == ServiceTarget.Local
            ? "Creates:   instances in the workflows cfwlive-local-*"
            : $"Creates:   a Worker cfwlive-<time>, {RunNames.Kinds.Count} workflows cfwlive-<time>-*, and about 150 small instances in them");
        output.WriteLine($"Requests:  at most {Requests}, of which {RunOptions.ReservedRequests} are reserved for the removal");
        output.WriteLine($"Time:      {TimeText}");
        output.WriteLine("Leaves:    nothing. It first deletes what an earlier run left, and at its end what it created");
    }
}
