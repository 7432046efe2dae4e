using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Adds the outputs that the instance description truncates or omits, concurrently and in order.</summary>
internal static class StepOutputs
{
    /// <param name="client">The client.</param>
    /// <param name="steps">Steps of one instance.</param>
    /// <param name="attempt">The attempt to return; null for the final result.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<Outcome<WorkflowStep, WorkflowStep>[]> RunAsync(
        StepsClient client, WorkflowStep[] steps, int? attempt,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int start = 0; start < steps.Length; start += FanOut.Width)
        {
            // Small groups, so that a pipeline that stops early has not requested all outputs.
            WorkflowStep[] some = [.. steps.Skip(start).Take(FanOut.Width)];
            yield return await FanOut.RunAsync(
                some, (step, token) => CompleteAsync(client, new StepAddress(step, attempt), token), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task<WorkflowStep> CompleteAsync(
        StepsClient client, StepAddress address, CancellationToken cancellationToken)
    {
        WorkflowStep step = address.Step;
        if (address.Attempt is not int number)
        {
            // Only successful steps have an output, and only some types have one at all.
            return StepAddress.HasOutput(step.Type) && step.Status == InstanceStatus.Complete
                ? step with { Output = await ReadAsync(client, address, cancellationToken).ConfigureAwait(false) }
                : step;
        }

        StepResult result = (await client.GetAsync(address, RefuseStream, cancellationToken).ConfigureAwait(false))!;
        WorkflowStepAttempt? attempt = step.Attempts.FirstOrDefault(one => one.Number == number);
        return step with
        {
            Status = result.Status,
            StartedOn = attempt?.StartedOn ?? step.StartedOn,
            EndedOn = attempt?.EndedOn,
            Error = result.Error,
            Output = result.Output,
        };
    }

    private static async Task<object?> ReadAsync(
        StepsClient client, StepAddress address, CancellationToken cancellationToken)
    {
        StepResult? result = await client.GetAsync(address, RefuseStream, cancellationToken).ConfigureAwait(false);
        return result!.Output;
    }

    private static Stream RefuseStream() => throw new CloudflareException(
        CloudflareErrorKind.StreamOutput, "a stream of bytes can have any length.");
}
