using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes the statuses of an instance.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StatusCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        InstanceStatus.s_all
            .Where(status => status.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(status => new CompletionResult(status, status, CompletionResultType.ParameterValue, status));
}
