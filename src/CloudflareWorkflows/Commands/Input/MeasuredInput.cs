using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Reads what is measured from instances, live or not.</summary>
internal static class MeasuredInput
{
    /// <summary>Returns what a measure takes from an instance.</summary>
    /// <exception cref="CmdletErrorException">The object isn't an instance.</exception>
    public static InstanceFacts ToInstance(PSObject input)
    {
        // Most objects are instances of this session, and their kind is clear.
        if (input.BaseObject is WorkflowInstance instance)
        {
            return InstanceFacts.Of(instance);
        }

        Check(input);
        InputValues values = new(input);
        return new InstanceFacts
        {
            AccountId = values.Text(nameof(WorkflowInstance.AccountId)),
            WorkflowName = values.Text(nameof(WorkflowInstance.WorkflowName)),
            VersionId = values.Text(nameof(WorkflowInstance.VersionId)),
            Trigger = values.Text(nameof(WorkflowInstance.Trigger)),
            Status = values.Text(nameof(WorkflowInstance.Status)),
            CreatedOn = values.Time(nameof(WorkflowInstance.CreatedOn)),
        }.WithTimes(
            values.Time(nameof(WorkflowInstanceDetail.QueuedOn)), values.Time(nameof(WorkflowInstance.StartedOn)),
            values.Time(nameof(WorkflowInstance.EndedOn)), values.Span(nameof(WorkflowInstance.Duration)));
    }

    /// <summary>Returns what a measure takes from the steps of an instance.</summary>
    /// <exception cref="CmdletErrorException">The object isn't an instance with steps.</exception>
    public static StepFacts[] ToSteps(PSObject input)
    {
        if (input.BaseObject is WorkflowInstanceDetail instance)
        {
            return [.. instance.Steps.Where(step => step.IsInCode).Select(StepFacts.Of)];
        }

        if (input.BaseObject is not WorkflowInstance)
        {
            Check(input);
        }

        return new InputValues(input).List(nameof(WorkflowInstanceDetail.Steps)) is { } steps
            ? [.. steps.Select(ToStep).OfType<WorkflowStep>().Where(step => step.IsInCode).Select(StepFacts.Of)]
            : throw new CmdletErrorException(
                "StepsNeeded", ErrorCategory.InvalidArgument,
                "This instance has no steps: a listing doesn't read them.", input)
            {
                RecommendedAction = "Read full objects, with one request per instance: Get-CfWorkflowInstance -Detail.",
                EndsPipeline = true,
            };
    }

    /// <summary>Reads a measure of a baseline.</summary>
    public static WorkflowMeasure? ToMeasure(PSObject input)
    {
        InputValues values = new(input);
        return input.BaseObject as WorkflowMeasure
            ?? (values.Text(nameof(WorkflowMeasure.By)) is not string by ? null : new WorkflowMeasure
            {
                By = by,
                Key = values.Text(nameof(WorkflowMeasure.Key)),
                WorkflowName = values.Text(nameof(WorkflowMeasure.WorkflowName)),
                AccountId = values.Text(nameof(WorkflowMeasure.AccountId)),
                Complete = values.Number(nameof(WorkflowMeasure.Complete)),
                Errored = values.Number(nameof(WorkflowMeasure.Errored)),
                DurationP50 = values.Span(nameof(WorkflowMeasure.DurationP50)),
                P95 = values.Span(nameof(WorkflowMeasure.P95)),
            });
    }

    /// <summary>Reads a measure of steps of a baseline.</summary>
    public static WorkflowStepMeasure? ToStepMeasure(PSObject input)
    {
        InputValues values = new(input);
        return input.BaseObject as WorkflowStepMeasure
            ?? (values.Text(nameof(WorkflowStepMeasure.StepName)) is not string step || values.Text(nameof(WorkflowStepMeasure.N)) is null
                ? null
                : new WorkflowStepMeasure
                {
                    StepName = step,
                    WorkflowName = values.Text(nameof(WorkflowStepMeasure.WorkflowName)),
                    AccountId = values.Text(nameof(WorkflowStepMeasure.AccountId)),
                    Mean = values.Span(nameof(WorkflowStepMeasure.Mean)),
                    P50 = values.Span(nameof(WorkflowStepMeasure.P50)),
                    P95 = values.Span(nameof(WorkflowStepMeasure.P95)),
                });
    }

    private static WorkflowStep? ToStep(PSObject input)
    {
        if (input.BaseObject is WorkflowStep step)
        {
            return step;
        }

        InputValues values = new(input);
        return new WorkflowStep
        {
            AccountId = values.Text(nameof(WorkflowStep.AccountId)),
            WorkflowName = values.Text(nameof(WorkflowStep.WorkflowName)) ?? "",
            Name = values.Text(nameof(WorkflowStep.Name)) ?? "",
            Occurrence = values.Text(nameof(WorkflowStep.Occurrence)) is null ? null : values.Number(nameof(WorkflowStep.Occurrence)),
            Type = values.Text(nameof(WorkflowStep.Type)) ?? "",
            Status = values.Text(nameof(WorkflowStep.Status)) ?? "",
            StartedOn = values.Time(nameof(WorkflowStep.StartedOn)),
            EndedOn = values.Time(nameof(WorkflowStep.EndedOn)),
            Attempts = [.. (values.List(nameof(WorkflowStep.Attempts)) ?? []).Select(_ => new WorkflowStepAttempt())],
        };
    }

    private static void Check(PSObject input)
    {
        if (InputShape.IsList(input))
        {
            throw new CmdletErrorException("ListGiven", ErrorCategory.InvalidArgument, "This input is a list.", input)
            {
                RecommendedAction = "Pipe its elements one by one.",
            };
        }

        bool isInstance = InputShape.KindOf(input) switch
        {
            InputKind.Instance => true,
            InputKind.Other => InputShape.Has(input, nameof(WorkflowInstance.Status)),
            _ => false,
        };
        if (!isInstance)
        {
            throw new CmdletErrorException(
                "InstanceNeeded", ErrorCategory.InvalidArgument, "This input isn't an instance.", input)
            {
                RecommendedAction = "Pipe instances, for example from Get-CfWorkflowInstance.",
            };
        }
    }
}
