using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Session;

/// <summary>No account was specified, and the credential has access to none or to several.</summary>
internal sealed class AccountChoiceException(IReadOnlyList<Account> accounts) : Exception(MessageFor(accounts))
{
    public IReadOnlyList<Account> Accounts { get; } = accounts;

    private static string MessageFor(IReadOnlyList<Account> accounts) => accounts.Count == 0
        ? "The credential can't list any account. Specify one with -AccountId."
        : "The credential can access several accounts. Specify one with -AccountId: " + string.Join(", ", accounts) + ".";
}
