using System;
using System.IO;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json.Configuration;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>A configuration file of wrangler. A build tool can redirect it to a file that the tool made.</summary>
/// <param name="path">The full path that the user gave.</param>
/// <param name="warn">Shows a warning.</param>
internal sealed class ConfigurationFile(string path, Action<string> warn)
{
    private const int LargestMegabytes = 16;

    private static readonly string s_redirect = Path.Combine(".wrangler", "deploy", "config.json");

    /// <summary>Reads the definitions.</summary>
    /// <exception cref="CmdletErrorException">The file can't be used.</exception>
    public WorkerConfiguration Read(string? environment)
    {
        string actual = FollowRedirect();
        byte[] content = ReadBytes(actual);
        WorkerConfiguration configuration =
            Convert(actual, () => WorkerConfiguration.Read(content, actual, environment, isRedirected: actual != path));
        foreach (string warning in configuration.Warnings)
        {
            warn($"{actual}: {warning}");
        }

        return configuration;
    }

    /// <summary>The file that wrangler would read. The redirect must be beside the file.</summary>
    private string FollowRedirect()
    {
        RefuseToml(path);
        string redirect = Path.Combine(Path.GetDirectoryName(path) ?? "", s_redirect);
        if (!File.Exists(path) || !File.Exists(redirect))
        {
            return path;
        }

        byte[] content = ReadBytes(redirect);
        string target = Convert(redirect, () => DeployRedirect.Read(content));
        string actual = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(redirect)!, target));
        RefuseToml(actual);
        if (actual != path)
        {
            warn($"'{actual}' is read instead of '{path}', because '{redirect}' redirects to it.");
        }

        return actual;
    }

    private static byte[] ReadBytes(string path)
    {
        InputFile.Check(path, "Specify the file, for example wrangler.jsonc in this folder.");
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ReadBytes(file, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw InputFile.Unreadable(path, failure.Message);
        }
    }

    /// <summary>A device can have more bytes than its length says.</summary>
    private static byte[] ReadBytes(FileStream file, string path)
    {
        using MemoryStream content = new();
        byte[] buffer = new byte[81_920];
        int read;
        while ((read = file.Read(buffer, 0, buffer.Length)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > LargestMegabytes * 1024 * 1024)
            {
                throw new CmdletErrorException(
                    "FileTooLarge", ErrorCategory.LimitsExceeded,
                    $"The file '{path}' has more than {LargestMegabytes} MiB, so it isn't a configuration.", path);
            }
        }

        return content.ToArray();
    }

    private static void RefuseToml(string path)
    {
        if (path.EndsWith(".toml", StringComparison.OrdinalIgnoreCase))
        {
            throw new CmdletErrorException(
                "TomlNotSupported", ErrorCategory.NotImplemented, $"The file '{path}' is TOML, which this command doesn't read.", path)
            {
                RecommendedAction = "Use wrangler.jsonc. wrangler reads the same settings from it.",
            };
        }
    }

    private static T Convert<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ConfigurationException failure)
        {
            string message = $"The file '{path}' can't be used: {failure.Message}.";
            throw failure.Problem switch
            {
                ConfigurationProblem.NotJson => new CmdletErrorException("NotJson", ErrorCategory.InvalidData, message, path),
                ConfigurationProblem.NoSuchEnvironment =>
                    new CmdletErrorException("NoSuchEnvironment", ErrorCategory.ObjectNotFound, message, path),
                _ => new CmdletErrorException("InvalidConfiguration", ErrorCategory.InvalidData, message, path),
            };
        }
    }
}
