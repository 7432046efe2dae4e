using System;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Trust.Workers;

/// <summary>An error record, as far as it is judged.</summary>
/// <param name="Id">Its FullyQualifiedErrorId.</param>
/// <param name="Exception">The type of its exception.</param>
/// <param name="IsOwn">Whether that type is the module's own: it means to tell this.</param>
/// <param name="Target">What it is about: an id, if there is one.</param>
/// <param name="Detail">The exception in full, where it is unexpected; else the message.</param>
internal sealed record ReportedError(string Id, string Exception, bool IsOwn, string Target, string Detail)
{
    // What these say is certain: the service or the module refused, and nothing was done.
    private static readonly string[] s_certain =
    [
        "NotAuthenticated", "PermissionDenied", "NotFound", "Conflict", "RequestRefused", "RateLimited", "NotAvailableLocally",
    ];

    /// <summary>The part of the id that names the kind.</summary>
    public string Kind => Id.Split(',')[0];

    /// <summary>The exception, and where it comes from if it is unexpected.</summary>
    public string Cause => Exception + Detail.Split('\n')
        .FirstOrDefault(line => line.Contains("at CloudflareWorkflows.", StringComparison.Ordinal))?.Split(" in ")[0];

    /// <summary>Whether it says that nothing was done. The others leave that open.</summary>
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

    /// <summary>The id of an object that has one, else its text.</summary>
    public static string KeyOf(object? value) => value is null
        ? ""
        : (PSObject.AsPSObject(value).Properties["Id"]?.Value ?? value).ToString() ?? "";
}
