using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>Says what of a look is settled, and what has to be looked at again.</summary>
/// <param name="statuses">The statuses that are waited for.</param>
/// <param name="warn">Tells of what failed and will be looked at again.</param>
internal sealed class WaitJudge(IReadOnlyCollection<string> statuses, Action<string> warn)
{
    /// <summary>How long the service asks to be left alone.</summary>
    public TimeSpan? Advice { get; private set; }

    public bool IsSettled(Outcome<WaitTarget, WorkflowInstance> outcome) => outcome.Failure is CloudflareException failure
        ? !MayPass(failure, $"'{outcome.Input.Id}'")
        : statuses.Contains(outcome.Result!.Status) || InstanceStatus.IsEnded(outcome.Result.Status);

    /// <summary>A wait of hours is not lost for a minute in which the service or the network fails.</summary>
    public bool MayPass(CloudflareException failure, string what)
    {
        bool mayPass = failure.Kind
            is CloudflareErrorKind.RateLimited
            or CloudflareErrorKind.ServiceUnavailable
            or CloudflareErrorKind.ConnectionFailed
            or CloudflareErrorKind.TimedOut;
        if (mayPass)
        {
            Advice = Advice > failure.RetryAfter ? Advice : failure.RetryAfter ?? Advice;
            warn($"{what} could not be looked at and will be again: {failure.Message}");
        }

        return mayPass;
    }
}
