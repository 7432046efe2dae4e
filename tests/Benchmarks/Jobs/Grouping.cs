using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The processor time and the memory of grouping errors: those of a usual incident, and those that are all
/// different.</summary>
internal sealed class Grouping(Scale scale) : IBenchmark
{
    private static readonly string[] s_usual =
    [
        "card gateway answered 402 for order ord_{0:X12}", "card gateway answered 503 for order ord_{0:X12}", "Execution timed out after {0}ms",
        "HTTP 429 Too Many Requests from https://api.shop.example/v2/orders/{0}", "order {0} was cancelled by the customer",
        "ERP returned 422: {{\"error\":\"invalid_sku\",\"sku\":\"AB-{0}\"}}", "connect ECONNREFUSED 10.0.0.12:{0}",
    ];

    private readonly int _usual = scale.Of(full: 10_000, quick: 1_000);
    private readonly int _different = scale.Of(full: 100_000, quick: 10_000);

    public string Job => string.Create(CultureInfo.InvariantCulture, $"group {_usual:N0} errors, and {_different:N0} that are all different");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        _ = Group(Usual(1_000));
        _ = Group(Different(1_000));
        WorkflowInstanceDetail[] usual = Usual(_usual);
        yield return Time("usual messages", usual, s_usual.Length, 1_000);
        WorkflowInstanceDetail[] different = Different(_different);
        yield return Time("different messages", different, _different, 15_000);
        yield return new Measurement("memory a message, all compared with a quarter of them", Allocated(different) / Allocated(different[..(_different / 4)]), Threshold.Ratio(1.2))
        {
            Basis = "allocated bytes a message",
        };
    }

    private static Measurement Time(string name, WorkflowInstanceDetail[] instances, int groups, double atMost)
    {
        TimeSpan before = Meters.ProcessorTime();
        int found = Group(instances).Length;
        double milliseconds = (Meters.ProcessorTime() - before).TotalMilliseconds;
        return found == groups
            ? new Measurement($"{name}, processor time", milliseconds, Threshold.Milliseconds(atMost))
            : throw new InvalidOperationException($"{found} groups instead of {groups}.");
    }

    private static double Allocated(WorkflowInstanceDetail[] instances)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        _ = Group(instances);
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / instances.Length;
    }

    private static WorkflowErrorGroup[] Group(WorkflowInstanceDetail[] instances) => ErrorGrouping.Group(instances, new GroupingOptions());

    private static WorkflowInstanceDetail[] Usual(int count) => [.. Enumerable.Range(0, count).Select(index => Failed(
        index, string.Format(CultureInfo.InvariantCulture, s_usual[index % s_usual.Length], index)))];

    /// <summary>The first words and the number of words are the same, which is the worst case.</summary>
    private static WorkflowInstanceDetail[] Different(int count)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(index => Failed(index, "order failed " + string.Join(' ', Enumerable.Range(0, 12).Select(_ => Word(random)))))];
    }

    private static string Word(Random random) => new([.. Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26)))]);

    private static WorkflowInstanceDetail Failed(int index, string message) => new()
    {
        Id = index.ToString(CultureInfo.InvariantCulture),
        Status = InstanceStatus.Errored,
        Error = new WorkflowError { Name = "Error", Message = message },
    };
}
