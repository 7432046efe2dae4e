using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Connecting;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands for an account share: the account and the context.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContextCommand : SessionCommand, ICommandHost
{
    private readonly Dictionary<string, AccountApi> _opened = new(StringComparer.Ordinal);
    private WorkflowContext? _resolved;
    private IInputProcessor? _inputs;

    /// <summary>Specifies the ID of the account to work in. Objects of this module provide their own. The default is
    /// the account of the context.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AccountId { get; set; }

    /// <summary>Specifies the context to run in, from Get-CfWorkflowContext or Connect-CfWorkflow -PassThru. The
    /// default is the connection of this runspace, or else the environment variables CLOUDFLARE_API_TOKEN,
    /// CLOUDFLARE_ACCOUNT_ID, and CLOUDFLARE_API_BASE_URL.</summary>
    [Parameter]
    [ValidateNotNull]
    public WorkflowContext? Context { get; set; }

    /// <summary>Whether the command only shows what it would do.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? typed)
        ? LanguagePrimitives.IsTrue(typed)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private protected WorkflowContext Resolved => ResolvedOrNull ?? throw NotConnected();

    /// <summary>The context; null for a command that also works without a connection.</summary>
    private protected WorkflowContext? ResolvedOrNull => _resolved ??= Context ?? RunspaceContext();

    TimeProvider ICommandHost.Time => Resolved.Time;

    void ICommandHost.Guard(object? target, Action action) => Guard(target, action);

    T ICommandHost.Await<T>(Task<T> task) => Await(task);

    bool ICommandHost.ShouldProcess(string target, string action) => ShouldProcess(target, action);

    void ICommandHost.Count(int done) => Count(done);

    /// <inheritdoc/>
    protected override void OnEnd() => _inputs?.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _inputs?.Dispose();
        }
    }

    /// <summary>Creates the processor of the inputs, and keeps it until the command ends.</summary>
    private protected InputProcessor<TInput, TResult> Process<TInput, TResult>(
        InputTask<TInput, TResult> task, CommandJournal? journal, Action<WorkflowTarget, Outcome<string, TResult>> report)
        where TResult : class =>
        Keep(new InputProcessor<TInput, TResult>(this, task, journal, report, StopToken));

    /// <summary>The journal in a file; null without one.</summary>
    private protected CommandJournal? OpenJournal(string? path, bool isRepeatable = true) => path is null || IsWhatIf
        ? null
        : new CommandJournal(this, path, IsTyped, Resolved) { IsRepeatable = isRepeatable };

    /// <summary>Opens the API for the account that is typed, or that the current input has as a property.</summary>
    private protected AccountApi OpenApi() => OpenApi(AccountId);

    /// <summary>Opens the API for an account. A typed account comes before it.</summary>
    /// <param name="accountId">The account of the input; null for the account of the context.</param>
    private protected AccountApi OpenApi(string? accountId)
    {
        // A CSV file has empty text if no account was known. A typed empty value is an error.
        bool isTyped = IsTyped(nameof(AccountId));
        if (!isTyped && string.IsNullOrEmpty(accountId))
        {
            return Open(Resolved.AccountId ?? throw SessionArguments.NotChosen("The context has no account.", null));
        }

        string given = (isTyped ? AccountId : accountId) ?? "";
        RefuseInvalid(given);
        RefuseOtherWorld(given);
        return Open(isTyped || Context is null ? given : Resolved.AccountId ?? given);
    }

    private T Keep<T>(T inputs)
        where T : IInputProcessor
    {
        _inputs = inputs;
        return inputs;
    }

    /// <summary>One per account, so that all requests of the command are counted together.</summary>
    private AccountApi Open(string accountId)
    {
        if (!_opened.TryGetValue(accountId, out AccountApi? api))
        {
            api = Resolved.Open(accountId, Log);
            _opened.Add(accountId, api);
        }

        return api;
    }

    private static void RefuseInvalid(string accountId)
    {
        if (ServiceRules.AccountId(accountId) is string breach)
        {
            throw new CmdletErrorException(
                "InvalidAccountId", ErrorCategory.InvalidArgument, $"'{accountId}' isn't valid: {breach}.", accountId);
        }
    }

    private void RefuseOtherWorld(string accountId)
    {
        bool isLocal = accountId == LocalApi.Account;
        if (isLocal != Resolved.IsLocal)
        {
            string message = isLocal
                ? "This object comes from the local engine, but the context connects to Cloudflare."
                : "This object comes from Cloudflare, but the context connects to the local engine.";
            throw new CmdletErrorException("OtherContext", ErrorCategory.InvalidOperation, message, accountId)
            {
                RecommendedAction = "Use -Context with the context that the object came from.",
            };
        }
    }
}
