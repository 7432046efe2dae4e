using System.Text.Json;

namespace CloudflareWorkflows.Json.Configuration;

/// <summary>The file in which a build tool says which configuration to deploy.</summary>
internal static class DeployRedirect
{
    /// <summary>Returns the path of the configuration, relative to the folder of the file.</summary>
    /// <exception cref="ConfigurationException">The text isn't such a file.</exception>
    public static string Read(byte[] content) =>
        ConfigurationText.Parse(content).TryGetProperty("configPath", out JsonElement path)
            && path.ValueKind == JsonValueKind.String && path.GetString() is { Length: > 0 } text
            ? text
            : throw new ConfigurationException(ConfigurationProblem.Invalid, "'configPath' is missing");
}
