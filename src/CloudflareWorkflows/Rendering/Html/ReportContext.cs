using System;
using System.Collections.Generic;
using System.Globalization;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>What all parts of a report share.</summary>
/// <param name="html">The page.</param>
/// <param name="report">What it shows.</param>
/// <param name="data">Params and outputs; null for a report without data.</param>
internal sealed class ReportContext(HtmlWriter html, Report report, ReportData? data)
{
    /// <summary>In bytes. A larger page is slow in a browser, and too large for most tickets.</summary>
    private const long LargestPage = 4_700_000;

    /// <summary>An instance that was begun is complete in the page, unless it's very large.</summary>
    private const long LargestInstance = 100_000;

    /// <summary>More instances have no place to link to.</summary>
    public const int MostLinks = 500;

    private readonly Dictionary<(int Section, string Id, DateTime? Run), int> _numbers = [];
    private int _section;
    private int _anchors;

    public HtmlWriter Html => html;

    public Report Report => report;

    public ReportData? Data => data;

    public LocalTimes Times { get; } = new(report.MadeOn);

    /// <summary>Whether the page is large enough. What is left then is counted or listed.</summary>
    public bool IsFull => html.Length > LargestPage;

    /// <summary>Whether an instance that was begun is cut.</summary>
    public bool IsCut => html.Length > LargestPage + LargestInstance;

    /// <summary>Whether the sections of a workflow are below a heading of its own.</summary>
    public bool IsNested => report.Workflows.Length > 1;

    /// <summary>Returns a number for links in a graph.</summary>
    public int NextAnchor() => ++_anchors;

    /// <summary>Begins the section of a workflow, and gives its instances numbers, for links to them from the section.</summary>
    public void BeginSection(WorkflowReport workflow)
    {
        _section++;
        foreach (WorkflowInstance instance in workflow.Instances)
        {
            _numbers.Add(KeyOf(instance), _numbers.Count + 1);
        }

        foreach (WorkflowInstance instance in workflow.Unread)
        {
            _numbers.Add(KeyOf(instance), _numbers.Count + 1);
        }
    }

    /// <summary>Returns the number of a run; null if the section doesn't have a place for it.</summary>
    public int? NumberOf(WorkflowInstance instance) =>
        _numbers.TryGetValue(KeyOf(instance), out int number) && number <= MostLinks ? number : null;

    /// <summary>Writes the heading of a section.</summary>
    public void Heading(string text)
    {
        if (IsNested)
        {
            html.Write($"<h3>{text}</h3>\n");
        }
        else
        {
            html.Write($"<h2>{text}</h2>\n");
        }
    }

    /// <summary>Writes the heading of an instance.</summary>
    public void Heading(WorkflowInstance instance)
    {
        (string id, string status) = (string.Format(CultureInfo.InvariantCulture, "i{0}", _numbers[KeyOf(instance)]), instance.Status);
        string style = StatusStyle.Of(status);
        if (IsNested)
        {
            html.Write($"<h3 id=\"{id}\">{instance.Id} <small class=\"{style}\">{status}</small></h3>\n");
        }
        else
        {
            html.Write($"<h2 id=\"{id}\">{instance.Id} <small class=\"{style}\">{status}</small></h2>\n");
        }
    }

    /// <summary>Writes the name and the message of an error.</summary>
    public void Error(WorkflowError error) => Error(error.Name, error.Message);

    /// <summary>Writes the name and the message of an error. A report without data has no messages, because code puts data into
    /// them.</summary>
    public void Error(string? name, string? message)
    {
        if (data is null)
        {
            html.Write($"<b>{(string.IsNullOrEmpty(name) ? "Error" : name)}</b>");
            return;
        }

        string separator = string.IsNullOrEmpty(name) || string.IsNullOrEmpty(message) ? "" : ": ";
        html.Write($"<b>{name}</b>{separator}{message}");
    }

    private (int Section, string Id, DateTime? Run) KeyOf(WorkflowInstance instance) =>
        (_section, instance.Id, instance.StartedOn?.ToUniversalTime());
}
