using System;
using System.IO;
using System.Threading;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering.Html;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Writes a report, with the data of the instances as JSON.</summary>
internal static class ReportText
{
    public static void Write(TextWriter output, Report report, bool hasData, CancellationToken stop) =>
        ReportPage.Write(output, report, hasData ? new ReportData(Text) : null, stop);

    /// <summary>A script can change an object before it is reported.</summary>
    private static string Text(object value) => value switch
    {
        ReportedJson { IsRead: false } reported => ReadableJson.Of(reported.Json),
        string text when text.StartsWith("@{", StringComparison.Ordinal) && text[^1] == '}' =>
            text + "\n\nThis isn't the JSON. PowerShell cut the value when it copied the object, for example to or from a job.",
        _ => ReadableJson.Of(ReportedJson.ValueOf(value)!),
    };
}
