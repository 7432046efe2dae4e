namespace CloudflareWorkflows.Models;

/// <summary>What is wrong with a journal. Each is the id of an error.</summary>
public enum JournalProblem
{
    /// <summary>Another run writes to it.</summary>
    JournalInUse,

    /// <summary>It belongs to another command, another account, or other arguments.</summary>
    JournalMismatch,

    /// <summary>The file is no journal, or a line in its middle is damaged.</summary>
    JournalUnreadable,

    /// <summary>It cannot be opened or written, for example because the disk is full.</summary>
    JournalFailed,
}
