using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Live.Resources;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Live.Answers;

/// <summary>The file of answers.</summary>
internal sealed partial class AnswersFile(string path, Target target)
{
    private string Draft => $"{path}.{Environment.ProcessId}.tmp";

    /// <summary>Returns where the answers of a target are kept: those of an account in the repository, others in a folder for
    /// what is built.</summary>
    public static string DefaultPath(Target target) => target.Kind == ServiceTarget.Account
        ? Path.Combine(Folder("LivePath"), "answers.json")
        : Path.Combine(Folder("RehearsalPath"), $"answers.{target.Name}.json");

    /// <summary>Fails if the answers could not be written at the end of a run.</summary>
    /// <exception cref="InputException">The path has something else, cannot be written, or is for accounts alone.</exception>
    public void Check()
    {
        CheckTarget();
        if (target.Kind != ServiceTarget.Account && Path.GetFullPath(path) == Path.Combine(Folder("LivePath"), "answers.json"))
        {
            throw new InputException($"{path} is for the answers of an account. Choose another path with --output.");
        }

        try
        {
            if (Directory.Exists(path))
            {
                throw new InputException($"{path} is a folder. Choose a file with --output.");
            }

            _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(Draft, "");
            File.Delete(Draft);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be written: {failure.Message}");
        }
    }

    /// <summary>Fails if the path has the answers of another target, so that a rehearsal never replaces those of an
    /// account.</summary>
    /// <exception cref="InputException">It has, or the file is something else.</exception>
    private void CheckTarget()
    {
        if (Read() is { } existing && existing.Target != target.Kind)
        {
            throw new InputException(
                $"{path} has the answers of another target ({existing.Target.ToString().ToLowerInvariant()}). Choose another path with --output.");
        }
    }

    /// <summary>Replaces the file at once. Earlier answers are kept for questions that were not asked now, or got no
    /// answer.</summary>
    public void Write(IReadOnlyDictionary<string, ServiceAnswer> answers, DateTimeOffset now)
    {
        CheckTarget();
        SortedDictionary<string, ServiceAnswer> all = new(StringComparer.Ordinal);
        foreach ((string id, ServiceAnswer answer) in Read()?.Answers ?? new Dictionary<string, ServiceAnswer>())
        {
            all[id] = answer;
        }

        foreach ((string id, ServiceAnswer given) in answers)
        {
            ServiceAnswer answer = HoldsSecret(given) ? new() { Unanswered = "The answer holds an ID, a name or the token." } : given;
            if (answer.Unanswered is null || all.GetValueOrDefault(id)?.Answer is null)
            {
                all[id] = answer;
            }
        }

        string kit = typeof(AnswersFile).Assembly.GetName().Version!.ToString(3);
        string text = new ServiceAnswers(target.Kind, DateOnly.FromDateTime(now.UtcDateTime), kit, all).ToJson();
        File.WriteAllText(Draft, text);
        File.Move(Draft, path, overwrite: true);
    }

    // The build writes the folders of the repository into the assembly.
    private static string Folder(string key) => typeof(AnswersFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;

    private ServiceAnswers? Read()
    {
        try
        {
            return File.Exists(path) ? ServiceAnswers.Parse(File.ReadAllText(path)) : null;
        }
        catch (JsonException failure)
        {
            throw new InputException($"{path} is not a file of answers: {failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {failure.Message}");
        }
    }

    // Answers are values of the catalog and sentences of this program. This check is for those to come.
    private bool HoldsSecret(ServiceAnswer answer)
    {
        string text = $"{answer.Answer?.GetRawText()} {answer.Unanswered} {answer.Unexpected}";
        string[] secrets = [target.AccountId, target.Token, RunNames.Prefix];
        return secrets.Any(secret => secret.Length > 0 && text.Contains(secret, StringComparison.OrdinalIgnoreCase))
            || Identifier().IsMatch(text);
    }

    [GeneratedRegex("[0-9a-fA-F]{32}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-")]
    private static partial Regex Identifier();
}
