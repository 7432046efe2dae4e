using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Text.Json;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Sandbox.Commands;

/// <summary>The option that says how the account behaves where no source settles it. The default is what an account
/// answered, if the repository has its answers (<c>tests/Live/answers.json</c>, which the build copies).</summary>
internal static class AnswersOption
{
    private const string None = "none";

    public static Option<ServiceBehavior> Create() => new("--answers")
    {
        Description = "A file with answers of the service, or none for what is believed; recorded answers by default.",
        DefaultValueFactory = Recorded,
        CustomParser = Given,
    };

    private static ServiceBehavior Recorded(ArgumentResult result)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "answers.json");
        return File.Exists(path) ? Read(path, result, isOfAccount: true) : new ServiceBehavior();
    }

    private static ServiceBehavior Given(ArgumentResult result)
    {
        string path = result.Tokens[0].Value;
        return path == None ? new ServiceBehavior() : Read(path, result, isOfAccount: false);
    }

    private static ServiceBehavior Read(string path, ArgumentResult result, bool isOfAccount)
    {
        try
        {
            ServiceAnswers answers = ServiceAnswers.Parse(File.ReadAllText(path));
            if (isOfAccount && answers.Target != ServiceTarget.Account)
            {
                result.AddError($"{path}: only answers of an account are used without being asked for.");
            }

            return answers.ToBehavior();
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            result.AddError($"{path}: {failure.Message}");
            return new ServiceBehavior();
        }
    }
}
