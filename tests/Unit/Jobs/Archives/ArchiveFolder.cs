using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Archives;
using CloudflareWorkflows.Json.Archives;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs.Archives;

/// <summary>Archives in a temporary folder, and what is read from them.</summary>
public sealed class ArchiveFolder : IDisposable
{
    public static readonly DateTime s_time = new(2026, 11, 2, 8, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("archives");

    /// <summary>Returns a line, with its line break.</summary>
    /// <param name="id">The id.</param>
    /// <param name="minute">When it was read, and, if it isn't specified, also when it was created.</param>
    /// <param name="status">The status.</param>
    /// <param name="created">When it was created, in minutes.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="text">What makes it long.</param>
    /// <param name="ended">When it ended, in minutes.</param>
    public static string Line(
        string id, int minute = 0, string status = "complete", int created = 0, string workflow = "w", string? text = null,
        int? ended = null)
    {
        WorkflowInstanceDetail instance = new()
        {
            Id = id,
            WorkflowName = workflow,
            AccountId = "a",
            Status = status,
            CreatedOn = s_time.AddMinutes(created).ToLocalTime(),
            StartedOn = s_time.AddMinutes(created).ToLocalTime(),
            EndedOn = ended is int end ? s_time.AddMinutes(end).ToLocalTime() : null,
            Output = text,
        };
        return Text(instance, minute);
    }

    /// <summary>Returns the line of an instance as a list reports it, which ended in minute 3.</summary>
    public static string Listed(string id, int minute) => Text(
        new WorkflowInstance
        {
            Id = id,
            WorkflowName = "w",
            AccountId = "a",
            Status = "complete",
            CreatedOn = s_time.ToLocalTime(),
            StartedOn = s_time.ToLocalTime(),
            EndedOn = s_time.AddMinutes(3).ToLocalTime(),
        },
        minute);

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Add(string name, params string[] lines) => Add(name, Encoding.UTF8.GetBytes(string.Concat(lines)));

    public string Add(string name, byte[] content)
    {
        File.WriteAllBytes(Path(name), content);
        return Path(name);
    }

    public static byte[] Compress(params string[] lines)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(lines)));
        }

        return compressed.ToArray();
    }

    public static Task<ReadArchive> ReadAsync(params string[] paths) => ReadAsync(new ArchiveFilter(), all: false, paths);

    internal static async Task<ReadArchive> ReadAsync(ArchiveFilter filter, bool all, params string[] paths)
    {
        List<ArchiveProblem> problems = [];
        List<WorkflowInstance> instances = [];
        ArchiveReading reading = new(paths, problems.Add) { Filter = filter, All = all };
        await foreach (WorkflowInstance[] some in reading.RunAsync(TestContext.Current.CancellationToken))
        {
            instances.AddRange(some);
        }

        return new ReadArchive(
            string.Join(" ", instances.Select(instance => $"{instance.Id}:{instance.Status}")),
            string.Join(" ", problems.Select(problem => $"{problem.Kind}:{problem.Line}")),
            [.. instances]);
    }

    private static string Text(WorkflowInstance instance, int minute)
    {
        using ArchiveLineWriter writer = new();
        return Encoding.UTF8.GetString(writer.Write(instance, s_time.AddMinutes(minute)));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>What was read from archives.</summary>
/// <param name="Ids">The ids and statuses.</param>
/// <param name="Problems">The kinds of the problems, and their lines.</param>
/// <param name="Instances">The instances.</param>
public sealed record ReadArchive(string Ids, string Problems, WorkflowInstance[] Instances);
