using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes values from the service, in the context in which the command on the line would run. Failures
/// return no completions: a command will report them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LiveCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        CompletionInput input = new(parameterName, commandAst, fakeBoundParameters);
        CompletionWord word = CompletionWord.Read(wordToComplete);
        try
        {
            return CompletionContext.Find(input) is { } open && ResourceKey(input) is string resourceKey
                ? [.. GetSuggestions(open, input, resourceKey, word.Text).Where(item => Matches(item.Text, word.Text)).Select(item =>
                    new CompletionResult(
                        word.Write(item.Text), VisibleText.OnOneLine(item.Text), CompletionResultType.ParameterValue,
                        VisibleText.OnOneLine(item.ToolTip)))]
                : [];
        }
        catch (Exception failure) when (failure is CmdletErrorException or OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>The cache key of the query within an account; null if the line lacks an argument.</summary>
    private protected abstract string? ResourceKey(CompletionInput input);

    /// <summary>Queries the service.</summary>
    /// <param name="api">The account.</param>
    /// <param name="input">The arguments on the line.</param>
    /// <param name="start">The start of the value, if the service can search and there are too many values; otherwise
    /// null.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    private protected abstract Task<Suggestions> FetchAsync(
        AccountApi api, CompletionInput input, string? start, CancellationToken cancellationToken);

    /// <summary>Whether the service can search for values with this start.</summary>
    private protected virtual bool CanSearch(string start) => false;

    /// <summary>Whether a value matches the typed text. Ids may contain asterisks, so these are literal.</summary>
    private protected virtual bool Matches(string text, string typed) =>
        text.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the first items of a listing.</summary>
    private protected static async Task<Suggestions> TakeAsync<T>(
        IAsyncEnumerable<T[]> pages, Func<T, Suggestion> suggest)
    {
        List<Suggestion> found = [];
        await foreach (T[] page in pages.ConfigureAwait(false))
        {
            found.AddRange(page.Select(suggest));
            if (found.Count >= Suggestions.MaximumCount)
            {
                return new Suggestions([.. found], IsComplete: false);
            }
        }

        return new Suggestions([.. found], IsComplete: true);
    }

    private Suggestion[] GetSuggestions(
        Func<CancellationToken, Task<WorkflowContext?>> open, CompletionInput input, string resourceKey, string typed) =>
        CompletionTimeLimit.Run(token => GetSuggestionsAsync(open, input, resourceKey, typed, token)).Items;

    private async Task<Suggestions> GetSuggestionsAsync(
        Func<CancellationToken, Task<WorkflowContext?>> open, CompletionInput input, string resourceKey, string typed,
        CancellationToken cancellationToken)
    {
        WorkflowContext? context = await open(cancellationToken).ConfigureAwait(false);
        if (context is null || input.AccountFor(context) is not string account)
        {
            return new Suggestions([], IsComplete: true);
        }

        SuggestionCache cache = SuggestionCache.Of(context);
        AccountApi api = context.Open(account, NullRequestLog.Instance);
        string key = $"{account}/{resourceKey}";
        Suggestions found = await GetCachedAsync(null, key).ConfigureAwait(false);
        return found.IsComplete || !CanSearch(typed)
            ? found
            : await GetCachedAsync(typed, $"{key}?{typed}").ConfigureAwait(false);

        async Task<Suggestions> GetCachedAsync(string? start, string name)
        {
            if (cache.Find(name) is Suggestions known)
            {
                return known;
            }

            Suggestions fetched = new([], IsComplete: true);
            try
            {
                fetched = await FetchAsync(api, input, start, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is CloudflareException or OperationCanceledException)
            {
                // Cached as empty, so that pressing Tab again does not wait again.
            }

            cache.Keep(name, fetched);
            return fetched;
        }
    }
}
