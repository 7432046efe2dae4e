using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>The workflows of an account that the inputs of a command name. They are read together: by the list, which has
/// 100 per request, or a few one by one.</summary>
internal sealed class SelectedWorkflows(AccountApi api)
{
    /// <summary>More names are looked up in the list.</summary>
    private const int MostSingle = 5;

    private readonly List<string> _names = [];

    public AccountApi Api { get; } = api;

    /// <summary>The names and patterns, each once.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Adds a name or a pattern.</summary>
    /// <exception cref="Reporting.CmdletErrorException">No workflow can have this name.</exception>
    public void Add(string name)
    {
        WorkflowNamePattern.RefuseInvalid(name);
        if (!_names.Contains(name))
        {
            _names.Add(name);
        }
    }

    /// <summary>The patterns that no workflow matched, after the workflows were read.</summary>
    public IReadOnlyList<string> Unmatched { get; private set; } = [];

    /// <summary>Reads the workflows, in the order of the service. A name that does not exist is a failure.</summary>
    public async Task<Outcome<string, Workflow>[]> ReadAsync(CancellationToken cancellationToken)
    {
        string[] patterns = [.. _names.Where(WorkflowNamePattern.HasWildcards)];
        string[] single = [.. _names.Except(patterns, StringComparer.Ordinal)];
        List<Outcome<string, Workflow>> found = [];
        if (patterns.Length > 0 || single.Length > MostSingle)
        {
            WildcardPattern[] wanted = Array.ConvertAll(patterns, WorkflowNamePattern.Of);
            HashSet<string> names = new(single, StringComparer.Ordinal);
            string? start = _names is [string only] ? WorkflowNamePattern.LiteralStart(only) : null;
            await foreach (Workflow[] page in Api.Workflows.ListAsync(start, cancellationToken).ConfigureAwait(false))
            {
                found.AddRange(page
                    .Where(workflow => names.Contains(workflow.Name) || wanted.Any(pattern => pattern.IsMatch(workflow.Name)))
                    .Select(workflow => new Outcome<string, Workflow>(workflow.Name, workflow, null)));
            }

            Unmatched = [.. patterns.Where(pattern => !found.Exists(one => WorkflowNamePattern.Of(pattern).IsMatch(one.Input)))];
            single = [.. single.Except(found.Select(one => one.Input), StringComparer.Ordinal)];
        }

        Outcome<string, Workflow>[] rest = await FanOut
            .RunAsync(single, Api.Workflows.GetAsync, cancellationToken).ConfigureAwait(false);
        return [.. found, .. rest];
    }
}
