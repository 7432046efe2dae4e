using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>An event with the names of its workflow, its instance and its step.</summary>
internal readonly record struct AnalyticsEvent(string WorkflowName, string InstanceId, string StepName, WorkflowEvent Event);
