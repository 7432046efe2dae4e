using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes the statuses of an instance.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StatusCompleter : WordCompleter
{
    private protected override string[] Words => InstanceStatus.s_all;
}
