namespace CloudflareWorkflows.Jobs.Journals;

/// <summary>Identifies the command that a journal belongs to.</summary>
/// <param name="Command">The command.</param>
/// <param name="Account">The account of its context.</param>
/// <param name="Arguments">A hash of its arguments.</param>
internal sealed record JournalHeader(string Command, string Account, string Arguments);
