using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Browser.Tests.Reports;

/// <summary>A report of the demo account that the tests look at.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Script">Writes the report to <c>$path</c>.</param>
internal sealed record Report(string Name, string Script)
{
    /// <summary>The bad night of a workflow, with three of its failed instances.</summary>
    public static Report Incident { get; } = new("incident", """
        $summary = Measure-CfWorkflow order-fulfilment -Since 12h
        & { $summary; $summary.Causes[0].Group | Select-First 3 } | Export-CfWorkflowReport $path
        """);

    /// <summary>The same with one failed instance, for a picture.</summary>
    public static Report Picture { get; } = new("picture", """
        $summary = Measure-CfWorkflow order-fulfilment -Since 12h
        & { $summary; $summary.Causes[0].Group | Select-First 1 } | Export-CfWorkflowReport $path
        """);

    /// <summary>Not a report, but a diagram of the workflow with one failed instance on it, for a picture.</summary>
    public static Report Diagram { get; } = new("diagram", """
        $failed = Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 -Detail
        $failed | Get-CfWorkflowGraph | ConvertTo-CfWorkflowDiagram -Instance $failed | Set-Content $path
        """);

    /// <summary>Instances of several workflows, in all statuses.</summary>
    public static Report Workflows { get; } = new("workflows", """
        Get-CfWorkflow | Get-CfWorkflowInstance -Newest 2 | Export-CfWorkflowReport $path
        """);

    /// <summary>Instances of a workflow whose graph has all kinds of nodes.</summary>
    public static Report Graph { get; } = new("graph", """
        Get-CfWorkflowInstance returns -Newest 4 | Export-CfWorkflowReport $path
        """);

    /// <summary>No instances.</summary>
    public static Report Empty { get; } = new("empty", """
        Get-CfWorkflowInstance unused | Export-CfWorkflowReport $path
        """)
    {
        Add = account => account.AddWorkflow("unused"),
    };

    /// <summary>Text that could be taken for HTML, and names that are long, or written from right to left.</summary>
    public static Report Hostile { get; } = Texts("hostile", HostileTexts.All);

    /// <summary>The same as <see cref="Hostile"/> with harmless text.</summary>
    public static Report Harmless { get; } = Texts("harmless", [.. HostileTexts.All.Select((_, index) => $"text {index}")]);

    /// <summary>The same texts as names and ids, in instances of an archive, without a connection.</summary>
    public static Report HostileArchive { get; } = Archive("hostile archive", HostileTexts.All);

    /// <summary>The same as <see cref="HostileArchive"/> with harmless text.</summary>
    public static Report HarmlessArchive { get; } =
        Archive("harmless archive", [.. HostileTexts.All.Select((_, index) => $"text {index}")]);

    /// <summary>As many instances as a report is made for.</summary>
    public static Report Large { get; } = new("large", """
        Get-CfWorkflowInstance large | Export-CfWorkflowReport $path
        """)
    {
        Add = LargeData.Add,
    };

    /// <summary>Instances with data, which the report has.</summary>
    public static Report WithData { get; } = Secrets("");

    /// <summary>Instances with data, which the report does not have.</summary>
    public static Report WithoutData { get; } = Secrets("-ExcludeData");

    /// <summary>The reports that are looked at in all appearances.</summary>
    public static IReadOnlyList<Report> All { get; } = [Incident, Workflows, Graph, Empty, Hostile, HostileArchive];

    /// <summary>Their names, as arguments of tests.</summary>
    public static IEnumerable<string> Names => All.Select(report => report.Name);

    /// <summary>Adds more to the account.</summary>
    public Action<SandboxAccount> Add { get; init; } = static _ => { };

    public static Report Named(string name) => All.Single(report => report.Name == name);

    public override string ToString() => Name;

    private static Report Secrets(string parameter) => new($"secrets {parameter}", $"""
        Get-CfWorkflowInstance secrets | Export-CfWorkflowReport $path {parameter}
        """)
    {
        Add = SecretData.Add,
    };

    private static Report Archive(string name, IReadOnlyList<string> texts) => new(name, $$"""
        Disconnect-CfWorkflow
        @'
        {{HostileTexts.Archive(texts)}}
        '@ | Set-Content "$path.jsonl"
        Import-CfWorkflowInstance -LiteralPath "$path.jsonl" | Export-CfWorkflowReport $path
        """);

    private static Report Texts(string name, IReadOnlyList<string> texts) => new(name, """
        Get-CfWorkflow text-* | Get-CfWorkflowInstance | Export-CfWorkflowReport $path
        """)
    {
        Add = account => HostileTexts.AddWorkflows(account, texts),
    };
}
