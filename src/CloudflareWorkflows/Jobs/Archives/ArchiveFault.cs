namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>Why an archive can't be appended to. Each is an error ID.</summary>
internal enum ArchiveFault
{
    /// <summary>Another process writes to the archive.</summary>
    ArchiveInUse,

    /// <summary>The file isn't an archive, or one of its lines is damaged.</summary>
    ArchiveUnreadable,

    /// <summary>A line has a form that is newer than this module.</summary>
    ArchiveFormNotSupported,

    /// <summary>The archive has instances of other accounts only.</summary>
    ArchiveMismatch,

    /// <summary>The archive can't be opened or written, for example because the disk is full.</summary>
    CannotWriteFile,
}
