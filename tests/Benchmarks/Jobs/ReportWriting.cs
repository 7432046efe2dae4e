using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering.Html;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The processor time and the size of a report of 500 instances of 50 steps.</summary>
internal sealed class ReportWriting : IBenchmark
{
    private const int Instances = 500;
    private const int Steps = 50;

    private static readonly DateTime s_start = new(2026, 11, 25, 1, 0, 0, DateTimeKind.Local);

    public string Job => $"report of {Instances} instances of {Steps} steps";

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        WorkflowInstanceDetail[] instances = [.. Enumerable.Range(0, Instances).Select(Instance)];
        _ = Write(instances[..50], cancellationToken);
        TimeSpan before = Meters.ProcessorTime();
        long size = Write(instances, cancellationToken);
        yield return new Measurement("processor time", (Meters.ProcessorTime() - before).TotalMilliseconds, Threshold.Milliseconds(2_000));
        yield return Measurement.Count("bytes", (int)size, 5_000_000);
    }

    private static long Write(WorkflowInstanceDetail[] instances, CancellationToken cancellationToken)
    {
        using MemoryStream stream = new();
        using (StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            ReportInput input = new();
            Array.ForEach(instances, input.Add);
            ReportPage.Write(
                writer, new Report(s_start.ToUniversalTime(), 0, input.ToWorkflows()), new ReportData(value => $"{value}"), cancellationToken);
        }

        return stream.Length;
    }

    private static WorkflowInstanceDetail Instance(int index) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"order-{index}"),
        WorkflowName = "order-fulfilment",
        Status = InstanceStatus.Errored,
        CreatedOn = s_start.AddMinutes(index),
        StartedOn = s_start.AddMinutes(index),
        EndedOn = s_start.AddMinutes(index).AddSeconds(Steps),
        Error = new WorkflowError { Name = "GatewayError", Message = string.Create(CultureInfo.InvariantCulture, $"answered 402 for order {index}") },
        Params = """{"orderId":1001,"region":"eu"}""",
        Steps = [.. Enumerable.Range(0, Steps).Select(step => Step(index, step))],
    };

    private static WorkflowStep Step(int instance, int index) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"charge card-{index + 1}"),
        Occurrence = index + 1,
        Type = "step",
        Status = index == Steps - 1 ? InstanceStatus.Errored : InstanceStatus.Complete,
        StartedOn = s_start.AddMinutes(instance).AddSeconds(index),
        EndedOn = s_start.AddMinutes(instance).AddSeconds(index + 0.9),
        Output = """{"ok":true}""",
    };
}
