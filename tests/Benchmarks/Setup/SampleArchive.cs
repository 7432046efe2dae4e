using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CloudflareWorkflows.Json.Archives;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>An archive in a temporary folder: instances of seven steps, with params, outputs, and attempts. A tenth of them has
/// an older line.</summary>
internal sealed class SampleArchive : IDisposable
{
    private const int StepCount = 7;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cfwf-benchmark-");

    public SampleArchive(int count)
    {
        using ArchiveLineWriter writer = new();
        using FileStream file = File.Create(Path);
        DateTime start = DateTime.UtcNow.AddDays(-20);
        for (int number = 0; number < count; number++)
        {
            WorkflowInstanceDetail instance = Instance(number, start.AddSeconds(number));
            if (number % 10 == 0)
            {
                file.Write(writer.Write(instance, start.AddDays(1)));
            }

            file.Write(writer.Write(instance, start.AddDays(2)));
        }

        Megabytes = file.Length / 1e6;
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "archive.jsonl");

    public double Megabytes { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    private static WorkflowInstanceDetail Instance(int number, DateTime start) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"order-{number}-{number * 2654435761L:x}"),
        WorkflowName = "order-fulfilment",
        AccountId = "0123456789abcdef0123456789abcdef",
        Status = number % 20 == 0 ? "errored" : "complete",
        VersionId = "22bf8080-0a4b-465e-95c6-63e232eb7b14",
        Trigger = "binding",
        CreatedOn = start,
        QueuedOn = start,
        StartedOn = start.AddMilliseconds(200),
        EndedOn = start.AddMilliseconds(5200 + (number % 900)),
        StepCount = StepCount,
        Error = number % 20 == 0 ? new WorkflowError { Name = "GatewayError", Message = $"card gateway answered 402 for order {number}" } : null,
        Params = $$"""{"orderId":{{number}},"region":"eu","items":[{"sku":"A-17","count":2},{"sku":"B-4","count":1}]}""",
        Output = "shipped",
        Steps = [.. Enumerable.Range(1, StepCount).Select(step => Step(step, start))],
    };

    private static WorkflowStep Step(int number, DateTime start) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"reserve stock {number}-1"),
        Type = "step",
        Status = "complete",
        Occurrence = 1,
        StartedOn = start.AddMilliseconds(200 + (number * 600)),
        EndedOn = start.AddMilliseconds(700 + (number * 600)),
        Output = "a result of some forty characters in text",
        Config = new WorkflowStepConfig { RetryLimit = 5, RetryDelay = "10 seconds", Backoff = "exponential", Timeout = "10 minutes" },
        Attempts =
        [
            new WorkflowStepAttempt
            {
                Number = 1,
                Success = true,
                StartedOn = start.AddMilliseconds(200 + (number * 600)),
                EndedOn = start.AddMilliseconds(700 + (number * 600)),
            },
        ],
    };
}
