namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>What is wrong with an archive, or with one of its lines.</summary>
internal enum ArchiveProblemKind
{
    /// <summary>The file can't be opened or read.</summary>
    Unreadable,

    /// <summary>None of the first lines is one of an archive.</summary>
    NotAnArchive,

    /// <summary>A line isn't one of an archive, or is damaged.</summary>
    LineDamaged,

    /// <summary>A line has a form that is newer than this module.</summary>
    NewerForm,

    /// <summary>The compressed data is damaged, or ends early.</summary>
    CompressionDamaged,

    /// <summary>The last line is incomplete, because its writer was killed or still writes.</summary>
    LastLineIncomplete,
}

/// <summary>Something that keeps a part of an archive from being read. The rest is read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The number of the line, counted from 1; 0 if it's about the file.</param>
/// <param name="Reason">The reason as a part of a sentence.</param>
internal sealed record ArchiveProblem(ArchiveProblemKind Kind, string Path, long Line, string Reason);
