using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The style of a status. The status itself is always there as text.</summary>
internal static class StatusStyle
{
    public static string Of(string status) => status switch
    {
        InstanceStatus.Complete => "ok",
        InstanceStatus.Errored => "bad",
        InstanceStatus.Terminated => "dim",
        InstanceStatus.Waiting or InstanceStatus.Paused or "waitingForPause" or "retrying" => "wait",
        _ => "open",
    };
}
