namespace CloudflareWorkflows.Models;

/// <summary>The types of events in analytics. The service may add more.</summary>
internal static class AnalyticsEvents
{
    public const string WorkflowQueued = "WORKFLOW_QUEUED";
    public const string WorkflowStart = "WORKFLOW_START";
    public const string WorkflowSuccess = "WORKFLOW_SUCCESS";
    public const string WorkflowFailure = "WORKFLOW_FAILURE";
    public const string WorkflowTerminated = "WORKFLOW_TERMINATED";
    public const string StepStart = "STEP_START";
    public const string StepSuccess = "STEP_SUCCESS";
    public const string StepFailure = "STEP_FAILURE";
    public const string AttemptStart = "ATTEMPT_START";
    public const string AttemptSuccess = "ATTEMPT_SUCCESS";
    public const string AttemptFailure = "ATTEMPT_FAILURE";
}
