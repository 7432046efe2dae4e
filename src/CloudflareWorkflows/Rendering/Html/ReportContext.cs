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
/// <param name="errors">The texts of errors.</param>
internal sealed class ReportContext(HtmlWriter html, Report report, ReportData? data, ErrorTexts errors)
{
    /// <summary>More instances have no place to link to.</summary>
    public const int MostLinks = 500;

    private readonly Dictionary<(string? AccountId, string WorkflowName, string Id, DateTime? Run), int> _numbers = [];
    private int _anchors;

    public HtmlWriter Html => html;

    public Report Report => report;

    public ReportData? Data => data;

    public ErrorTexts Errors => errors;

    /// <summary>Whether the sections of a workflow are below a heading of its own.</summary>
    public bool IsNested => report.Workflows.Length > 1;

    /// <summary>Returns a number for links in a graph.</summary>
    public int NextAnchor() => ++_anchors;

    /// <summary>Gives an instance a number, for links to it.</summary>
    public void Number(WorkflowInstance instance)
    {
        if (!_numbers.ContainsKey(KeyOf(instance)))
        {
            _numbers.Add(KeyOf(instance), _numbers.Count + 1);
        }
    }

    /// <summary>Returns the number of an instance; null if the report doesn't have a place for it.</summary>
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
    public void Error(WorkflowError error) => Error(error.Name, errors.Message(error));

    /// <summary>Writes the name and the message of an error.</summary>
    public void Error(string? name, string? message)
    {
        string separator = string.IsNullOrEmpty(name) || string.IsNullOrEmpty(message) ? "" : ": ";
        html.Write($"<b>{name}</b>{separator}{message}");
    }

    /// <summary>A report can have several runs of an instance.</summary>
    private static (string? AccountId, string WorkflowName, string Id, DateTime? Run) KeyOf(WorkflowInstance instance) =>
        (instance.AccountId, instance.WorkflowName, instance.Id, instance.StartedOn?.ToUniversalTime());
}
