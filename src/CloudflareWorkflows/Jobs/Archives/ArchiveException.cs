using System;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>An archive can't be appended to. The file is as it was, or has whole lines more.</summary>
internal sealed class ArchiveException(ArchiveFault fault, string path, string message, Exception? cause = null)
    : Exception(message, cause)
{
    public ArchiveFault Fault => fault;

    public string Path => path;
}
