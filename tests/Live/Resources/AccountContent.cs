using System.Collections.Generic;

namespace CloudflareWorkflows.Live.Resources;

/// <summary>What an account holds under names that begin with the prefix of this program.</summary>
/// <param name="Workflows">The workflows that an earlier run left.</param>
/// <param name="Scripts">The Workers that an earlier run left.</param>
/// <param name="Foreign">Workflows and Workers that carry such a name, but were not made by this program.</param>
/// <param name="Unread">Workers whose mark could not be read, and their workflows.</param>
internal sealed record AccountContent(
    IReadOnlyList<string> Workflows, IReadOnlyList<string> Scripts, IReadOnlyList<string> Foreign,
    IReadOnlyList<string> Unread);
