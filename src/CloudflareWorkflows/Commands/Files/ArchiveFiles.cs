using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CloudflareWorkflows.Json.Archives;
using CloudflareWorkflows.Jobs.Archives;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>The archives that a command writes: one, or one for each date.</summary>
/// <param name="path">The path, perhaps with a place for a date.</param>
/// <param name="open">Opens an archive, by the path that the user would type; null if it is not to be written.</param>
internal sealed class ArchiveFiles(ArchivePath path, Func<string, IArchiveOutput?> open) : IDisposable
{
    private readonly Dictionary<string, IArchiveOutput?> _opened = new(StringComparer.Ordinal);
    private readonly ArchiveLineWriter _lines = new();

    /// <summary>Returns the archive that an instance belongs to; null if it is not to be written.</summary>
    public IArchiveOutput? For(WorkflowInstance instance)
    {
        string name = path.Of(instance);
        if (!_opened.TryGetValue(name, out IArchiveOutput? archive))
        {
            archive = open(name);
            _opened.Add(name, archive);
        }

        return archive;
    }

    /// <summary>Writes an instance.</summary>
    /// <returns>Whether its archive takes it.</returns>
    public bool Write(WorkflowInstance instance)
    {
        if (For(instance) is not IArchiveOutput archive || archive.Skips(instance, instance is WorkflowInstanceDetail))
        {
            return false;
        }

        archive.Write(instance, _lines.Write(instance, ModuleTime.UtcNow));
        return true;
    }

    /// <summary>Completes all archives.</summary>
    public FileInfo[] Finish() => [.. _opened.Values.OfType<IArchiveOutput>().Select(archive => archive.Finish())];

    public void Dispose()
    {
        _lines.Dispose();
        foreach (IArchiveOutput archive in _opened.Values.OfType<IArchiveOutput>())
        {
            archive.Dispose();
        }

        _opened.Clear();
    }
}
