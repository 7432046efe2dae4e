using System.Linq;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>Derives other names from the name of a workflow.</summary>
internal static class WorkflowName
{
    /// <summary><c>order-refund</c> becomes <c>OrderRefund</c>.</summary>
    public static string ToClassName(string name) =>
        string.Concat(name.Split('-', '_').Where(part => part.Length > 0)
            .Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
