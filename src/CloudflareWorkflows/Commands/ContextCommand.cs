using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands for an account share: the account and the context.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContextCommand : SessionCommand
{
    private readonly Dictionary<string, AccountApi> _opened = new(StringComparer.Ordinal);
    private WorkflowContext? _resolved;

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

    private protected WorkflowContext Resolved => _resolved ??= Context ?? RunspaceContext() ?? throw NotConnected();

    /// <summary>Opens the API for the account that is typed, or that the current input has as a property.</summary>
    private protected AccountApi OpenApi() => OpenApi(AccountId);

    /// <summary>Opens the API for an account.</summary>
    /// <param name="accountId">What is typed, or belongs to the current input; null for the account of the context.</param>
    private protected AccountApi OpenApi(string? accountId)
    {
        // Empty text is what a CSV has where no account was known; a typed one is a restriction that says nothing.
        bool isTyped = IsTyped(nameof(AccountId));
        if (!isTyped && string.IsNullOrEmpty(accountId))
        {
            return Open(Resolved.AccountId);
        }

        string given = accountId ?? "";
        RefuseInvalid(given);
        RefuseOtherWorld(given);
        return Open(isTyped || Context is null ? given : Resolved.AccountId);
    }

    /// <summary>One for all inputs of an account, so that it is known how much the command asks for.</summary>
    private AccountApi Open(string accountId)
    {
        if (!_opened.TryGetValue(accountId, out AccountApi? api))
        {
            api = Resolved.Open(accountId, this);
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
