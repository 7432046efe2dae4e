using System;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>A job and its result: a figure, or an exception.</summary>
internal sealed record ResultRow(string Job, Measurement? Measurement, Exception? Failure)
{
    public bool IsGood => Measurement is not null && (Measurement.Value is not double value || Measurement.Threshold.IsMet(value));

    public string Outcome => this switch
    {
        { Measurement: null } => "BROKEN",
        { Measurement.Value: null } => "absent",
        { Measurement.Threshold.AtMost: null } => "",
        _ => IsGood ? "met" : "MISSED",
    };

    public string Basis => Measurement?.Basis ?? Failure!.ToString();
}
