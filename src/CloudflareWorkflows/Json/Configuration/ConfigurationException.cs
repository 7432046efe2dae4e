using System;

namespace CloudflareWorkflows.Json.Configuration;

/// <summary>The problems with a configuration file.</summary>
internal enum ConfigurationProblem
{
    /// <summary>The text isn't JSON.</summary>
    NotJson,

    /// <summary>The text is JSON, but wrangler or the service would refuse it.</summary>
    Invalid,

    /// <summary>The file doesn't have the environment.</summary>
    NoSuchEnvironment,
}

/// <summary>A configuration file can't be used.</summary>
internal sealed class ConfigurationException(ConfigurationProblem problem, string message, Exception? cause = null)
    : Exception(message, cause)
{
    public ConfigurationProblem Problem { get; } = problem;
}
