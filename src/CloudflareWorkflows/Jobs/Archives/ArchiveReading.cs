using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Json.Archives;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Reads the instances of archives. It reads the files twice: first to find the newest line of each instance, and then
/// to return these lines, in the order of the files. It never holds the instances.</summary>
/// <param name="paths">The files.</param>
/// <param name="report">Receives what can't be read. It is called on any thread.</param>
internal sealed class ArchiveReading(IReadOnlyList<string> paths, Action<ArchiveProblem> report)
{
    private readonly ArchiveLineReader _reader = new();

    public ArchiveFilter Filter { get; init; } = new();

    /// <summary>Whether to return every line, and not only the newest of each instance.</summary>
    public bool All { get; init; }

    /// <summary>Returns the instances. Reading goes on while the consumer processes them.</summary>
    public async IAsyncEnumerable<WorkflowInstance[]> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BitArray[]? newest = All
            ? null
            : await Task.Run(() => FindNewest(cancellationToken), cancellationToken).ConfigureAwait(false);
        using IEnumerator<WorkflowInstance[]> batches = Read(newest, cancellationToken).GetEnumerator();
        while (await Task.Run(batches.MoveNext, cancellationToken).ConfigureAwait(false))
        {
            yield return batches.Current;
        }
    }

    /// <param name="wanted">Which lines of each file to return; null if the filter decides.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    private IEnumerable<WorkflowInstance[]> Read(BitArray[]? wanted, CancellationToken cancellationToken)
    {
        InstanceBatch batch = new();
        for (int index = 0; index < paths.Count; index++)
        {
            BitArray? lines = wanted?[index];
            int left = lines?.Cast<bool>().Count(isWanted => isWanted) ?? int.MaxValue;
            LineProblems problems = new(paths[index], report);
            if (lines is not null)
            {
                // The first pass has reported what is wrong with the file.
                problems.AddReadable();
            }

            using ArchiveFile? file = left == 0 ? null : ArchiveFile.Open(paths[index], lines is null ? report : _ => { });
            for (int number = 0; file is not null && left > 0 && !problems.IsNotAnArchive; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!TryRead(file, problems, batch, lines?[number]))
                {
                    break;
                }

                left -= lines?[number] == true ? 1 : 0;
                if (batch.IsFull)
                {
                    yield return batch.Take();
                }
            }

            problems.End();
        }

        yield return batch.Take();
    }

    /// <summary>Returns for each file which of its lines are the newest and wanted.</summary>
    private BitArray[] FindNewest(CancellationToken cancellationToken)
    {
        NewestLines newest = new(paths.Count);
        for (int index = 0; index < paths.Count; index++)
        {
            using ArchiveFile? file = ArchiveFile.Open(paths[index], report);
            LineProblems problems = new(paths[index], report);
            while (file is not null && !problems.IsNotAnArchive && TryReadHead(file, problems, newest, index))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            problems.End();
        }

        return newest.ToWanted();
    }

    private bool TryReadHead(ArchiveFile file, LineProblems problems, NewestLines newest, int index)
    {
        if (!file.TryRead(out ReadOnlySpan<byte> line))
        {
            return false;
        }

        newest.Count(index);
        try
        {
            ArchiveHead head = _reader.ReadHead(line);
            problems.AddReadable();
            if (Filter.HasKey(head))
            {
                newest.Add(head, index, Filter.HasValues(head));
            }
        }
        catch (ArchiveLineException failure)
        {
            problems.Add(file, line, failure);
        }

        return true;
    }

    /// <summary>Reads a line. If it is wanted, its instance is added; if that is null, the filter decides.</summary>
    private bool TryRead(ArchiveFile file, LineProblems problems, InstanceBatch batch, bool? isWanted)
    {
        if (!file.TryRead(out ReadOnlySpan<byte> line))
        {
            return false;
        }

        try
        {
            if (isWanted ?? (Filter.IsEmpty || Filter.Has(_reader.ReadHead(line))))
            {
                batch.Add(_reader.Read(line), line.Length);
            }

            problems.AddReadable();
        }
        catch (ArchiveLineException failure)
        {
            problems.Add(file, line, failure);
        }

        return true;
    }
}
