using System;
using System.IO;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>An archive that is written: a new one, or one that is appended to.</summary>
internal interface IArchiveOutput : IDisposable
{
    /// <summary>When a command last completed the archive, in UTC; null for a new one.</summary>
    DateTime? LastRunOn { get; }

    /// <summary>Whether the archive already has a run of an instance, or doesn't take it because it hasn't ended.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="isFull">Whether it is written with its steps. A run without its steps doesn't hold them.</param>
    bool Skips(WorkflowInstance instance, bool isFull);

    /// <summary>Writes an instance that it doesn't skip.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="line">Its line.</param>
    void Write(WorkflowInstance instance, ArraySegment<byte> line);

    /// <summary>Completes the archive.</summary>
    FileInfo Finish();
}
