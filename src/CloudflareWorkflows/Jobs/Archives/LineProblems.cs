using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Json.Archives;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Reports the lines of a file that can't be read. If none of the first lines can, the file isn't an archive, and one
/// problem says so.</summary>
internal sealed class LineProblems(string path, Action<ArchiveProblem> report)
{
    private const int FirstLines = 100;

    private readonly List<ArchiveProblem> _held = [];
    private readonly HashSet<long> _newerForms = [];
    private bool _isArchive;

    /// <summary>Whether the rest of the file need not be read.</summary>
    public bool IsNotAnArchive { get; private set; }

    /// <summary>Adds a line that can be read.</summary>
    public void AddReadable()
    {
        if (!_isArchive)
        {
            _isArchive = true;
            _held.ForEach(report);
            _held.Clear();
        }
    }

    /// <summary>Adds the current line of a file, which can't be read.</summary>
    public void Add(ArchiveFile file, ReadOnlySpan<byte> line, ArchiveLineException failure)
    {
        if (failure.NewerForm is long form)
        {
            AddReadable();
            if (_newerForms.Add(form))
            {
                report(new ArchiveProblem(ArchiveProblemKind.NewerForm, path, file.Number, failure.Message));
            }

            return;
        }

        if (file.MayBeIncomplete && file.IsDamaged)
        {
            // The damage was reported.
            return;
        }

        ArchiveProblemKind kind = file.MayBeIncomplete && line is [(byte)'{', ..] && TornLine.IsOne(line)
            ? ArchiveProblemKind.LastLineIncomplete
            : ArchiveProblemKind.LineDamaged;
        ArchiveProblem problem = new(kind, path, file.Number, failure.Message);
        if (_isArchive)
        {
            report(problem);
            return;
        }

        _held.Add(problem);
        if (_held.Count == FirstLines)
        {
            End();
        }
    }

    /// <summary>Reports what is known at the end of the file.</summary>
    public void End()
    {
        if (_isArchive || IsNotAnArchive)
        {
            return;
        }

        if (_held.FirstOrDefault(problem => problem.Kind == ArchiveProblemKind.LineDamaged) is ArchiveProblem first)
        {
            IsNotAnArchive = true;
            report(first with { Kind = ArchiveProblemKind.NotAnArchive });
        }
        else
        {
            _held.ForEach(report);
        }
    }
}
