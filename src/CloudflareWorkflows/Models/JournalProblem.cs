namespace CloudflareWorkflows.Models;

/// <summary>The problems with a journal. Each is an error ID.</summary>
public enum JournalProblem
{
    /// <summary>Another run writes to the journal.</summary>
    JournalInUse,

    /// <summary>The journal belongs to another command, another account, or other arguments.</summary>
    JournalMismatch,

    /// <summary>The file isn't a journal, or a line before its last one is damaged.</summary>
    JournalUnreadable,

    /// <summary>The journal can't be opened or written, for example because the disk is full.</summary>
    JournalFailed,
}
