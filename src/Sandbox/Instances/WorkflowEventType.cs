namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The types of events that analytics count. Those of waits and rollbacks are not documented: they have the
/// names of the engine's source.</summary>
public static class WorkflowEventType
{
    /// <summary>The instance was queued, also by a restart.</summary>
    public const string WorkflowQueued = "WORKFLOW_QUEUED";

    /// <summary>It left the queue.</summary>
    public const string WorkflowStart = "WORKFLOW_START";

    /// <summary>It completed.</summary>
    public const string WorkflowSuccess = "WORKFLOW_SUCCESS";

    /// <summary>It ended with an error.</summary>
    public const string WorkflowFailure = "WORKFLOW_FAILURE";

    /// <summary>It was terminated.</summary>
    public const string WorkflowTerminated = "WORKFLOW_TERMINATED";

    /// <summary>A <c>step.do</c> started.</summary>
    public const string StepStart = "STEP_START";

    /// <summary>It succeeded.</summary>
    public const string StepSuccess = "STEP_SUCCESS";

    /// <summary>Its last attempt failed.</summary>
    public const string StepFailure = "STEP_FAILURE";

    /// <summary>A sleep started.</summary>
    public const string SleepStart = "SLEEP_START";

    /// <summary>It ended.</summary>
    public const string SleepComplete = "SLEEP_COMPLETE";

    /// <summary>An attempt of a step started.</summary>
    public const string AttemptStart = "ATTEMPT_START";

    /// <summary>It succeeded.</summary>
    public const string AttemptSuccess = "ATTEMPT_SUCCESS";

    /// <summary>It failed.</summary>
    public const string AttemptFailure = "ATTEMPT_FAILURE";

    /// <summary>A wait for an event started.</summary>
    public const string WaitStart = "WAIT_START";

    /// <summary>The event arrived.</summary>
    public const string WaitComplete = "WAIT_COMPLETE";

    /// <summary>It did not arrive in time.</summary>
    public const string WaitTimedOut = "WAIT_TIMED_OUT";

    /// <summary>The rollback of a step started.</summary>
    public const string RollbackStepStart = "ROLLBACK_STEP_START";

    /// <summary>It succeeded.</summary>
    public const string RollbackStepSuccess = "ROLLBACK_STEP_SUCCESS";

    /// <summary>It failed.</summary>
    public const string RollbackStepFailure = "ROLLBACK_STEP_FAILURE";
}
