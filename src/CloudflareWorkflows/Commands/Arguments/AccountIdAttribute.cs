using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Validates an account id.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AccountIdAttribute : ServiceRuleAttribute
{
    private protected override string? Breach(string text) => ServiceRules.AccountId(text);
}
