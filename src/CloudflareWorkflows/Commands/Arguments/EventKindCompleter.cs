using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes event types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventKindCompleter : WordCompleter
{
    private protected override string[] Words => EventKind.s_all;
}
