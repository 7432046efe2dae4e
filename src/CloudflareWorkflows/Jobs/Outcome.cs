using System.Runtime.ExceptionServices;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>What came of one of many inputs: a result, or a failure that stays beside its input.</summary>
internal sealed record Outcome<TInput, TResult>(TInput Input, TResult? Result, CloudflareException? Failure)
    where TResult : class
{
    public TResult ResultOrThrow()
    {
        if (Failure is not null)
        {
            ExceptionDispatchInfo.Capture(Failure).Throw();
        }

        return Result!;
    }
}
