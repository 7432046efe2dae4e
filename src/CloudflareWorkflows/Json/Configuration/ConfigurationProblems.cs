using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Json.Configuration;

/// <summary>Collects all that is wrong in a file, so that one error shows it at once.</summary>
internal sealed class ConfigurationProblems
{
    private readonly List<string> _errors = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    public void Error(string message) => _errors.Add(message);

    public void Warning(string message) => _warnings.Add(message);

    /// <summary>Notes the texts that occur more than once.</summary>
    public void RefuseDuplicates(string field, string key, IEnumerable<string> values)
    {
        string[] repeated = [.. values.Where(value => value.Length > 0).GroupBy(value => value).Where(group => group.Count() > 1)
            .Select(group => $"'{group.Key}'")];
        if (repeated.Length > 0)
        {
            Error($"'{field}' has the same {key} more than once: {string.Join(", ", repeated)}");
        }
    }

    /// <exception cref="ConfigurationException">There is an error.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new ConfigurationException(ConfigurationProblem.Invalid, string.Join("; ", _errors));
        }
    }
}
