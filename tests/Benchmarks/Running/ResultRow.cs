using System;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>A job and what came of it: a figure, or what went wrong.</summary>
internal sealed record ResultRow(string Job, Finding? Finding, Exception? Failure)
{
    public bool IsGood => Finding is not null && (Finding.Value is not double value || Finding.Bar.Holds(value));

    public string Verdict => this switch
    {
        { Finding: null } => "BROKEN",
        { Finding.Value: null } => "absent",
        { Finding.Bar.AtMost: null } => "",
        _ => IsGood ? "met" : "MISSED",
    };

    public string Basis => Finding?.Basis ?? Failure!.ToString();
}
