using System;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Journals;

/// <summary>The journal of one command invocation. It is opened with the first input.</summary>
/// <param name="command">The command.</param>
/// <param name="path">The file, as the user names it.</param>
/// <param name="isTyped">Whether a parameter was typed.</param>
/// <param name="context">The context of the command.</param>
internal sealed class CommandJournal(
    PSCmdlet command, string path, Func<string, bool> isTyped, WorkflowContext context) : IDisposable
{
    private Journal? _journal;

    /// <summary>Whether an operation may be repeated if its outcome is unknown.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Registers the next input.</summary>
    public JournalEntry Take(string accountId, string workflowName, string? id, string? input)
    {
        // All local engines have the same account id.
        string place = context.IsLocal ? $"{context.AccountId} {context.BaseUri.Authority}" : context.AccountId ?? "";
        InvocationInfo call = command.MyInvocation;
        _journal ??= Journal.Open(
            FileSystemPath.Of(command.SessionState, path),
            new JournalHeader(call.MyCommand.Name, place, JournalArguments.Hash(call, isTyped)),
            IsRepeatable,
            () => context.ServerClock.Now);
        return _journal.Take(accountId, workflowName, id, input);
    }

    public void Dispose() => _journal?.Dispose();
}
