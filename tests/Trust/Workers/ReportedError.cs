using System;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Trust.Workers;

/// <summary>The parts of an error record that are checked.</summary>
/// <param name="Id">Its FullyQualifiedErrorId.</param>
/// <param name="Exception">The type of its exception.</param>
/// <param name="IsOwn">Whether that type is the module's own.</param>
/// <param name="Target">The target: an id, if it has one.</param>
/// <param name="Detail">The full exception if it is unexpected. Otherwise, the message.</param>
internal sealed record ReportedError(string Id, string Exception, bool IsOwn, string Target, string Detail)
{
    // For these errors the outcome is certain: the service or the module rejected the request, and nothing was done.
    private static readonly string[] s_certain =
    [
        "NotAuthenticated", "PermissionDenied", "NotFound", "Conflict", "RequestRefused", "RateLimited", "NotAvailableLocally",
    ];

    /// <summary>The part of the id that names the kind.</summary>
    public string Kind => Id.Split(',')[0];

    /// <summary>The exception, and its origin if it is unexpected.</summary>
    public string Cause => Exception + Detail.Split('\n')
        .FirstOrDefault(line => line.Contains("at CloudflareWorkflows.", StringComparison.Ordinal))?.Split(" in ")[0];

    /// <summary>Whether it says that nothing was done. For other errors, the outcome is unknown.</summary>
    public bool IsCertain => s_certain.Contains(Kind);

    public static ReportedError Of(ErrorRecord record)
    {
        bool isOwn = record.Exception.GetType().Assembly.GetName().Name == "CloudflareWorkflows";
        return new ReportedError(
            record.FullyQualifiedErrorId,
            record.Exception.GetType().FullName!,
            isOwn,
            KeyOf(record.TargetObject),
            isOwn ? record.ToString() : record.Exception.ToString());
    }

    /// <summary>The id of an object, or its text if it has none.</summary>
    public static string KeyOf(object? value) => value is null
        ? ""
        : (PSObject.AsPSObject(value).Properties["Id"]?.Value ?? value).ToString() ?? "";
}
