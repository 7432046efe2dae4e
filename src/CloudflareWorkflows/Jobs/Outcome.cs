using System.Runtime.ExceptionServices;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>The outcome of one input: a result or a failure.</summary>
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
