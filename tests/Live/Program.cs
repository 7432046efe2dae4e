using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Answers;
using CloudflareWorkflows.Live.Questions;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox;

namespace CloudflareWorkflows.Live;

/// <summary>Asks a Cloudflare account the questions that no source answers.</summary>
internal static class Program
{
    private const int LongestPause = 60_000;

    public static Task<int> Main(string[] args)
    {
        Option<bool> plan = new("--plan") { Description = "Prints what a run would do, and sends nothing." };
        Option<bool> sandbox = new("--sandbox") { Description = "A rehearsal: asks an emulated account in this process." };
        Option<string> address = new("--base-uri")
        {
            Description = "The address of the service: Cloudflare's API, or an emulated account or a local engine on this machine.",
            DefaultValueFactory = _ => Target.Cloudflare,
        };
        Option<string[]> only = new("--only")
        {
            Description = "Asks only these questions, by their IDs, and keeps the other answers.",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string?> path = new("--output") { Description = "The file of answers. By default tests/Live/answers.json for an account." };
        Option<int> pause = new("--poll-milliseconds") { Description = "The pause between two looks at an instance.", DefaultValueFactory = _ => 2_000 };
        RootCommand root = new("Asks a Cloudflare account how the Workflows API behaves where no document says it.")
        {
            plan, sandbox, address, only, path, pause,
        };
        root.SetAction(async (parsed, _) =>
        {
            await using SandboxServer? server = parsed.GetValue(sandbox)
                ? await SandboxServer.StartAsync(new SandboxOptions(), CancellationToken.None)
                : null;
            return await RunAsync(
                () =>
                {
                    Target target = server is null
                        ? Target.At(parsed.GetRequiredValue(address), Variable("CLOUDFLARE_ACCOUNT_ID"), Variable("CLOUDFLARE_API_TOKEN"))
                        : Target.At(server.BaseAddress.AbsoluteUri, server.AccountId, server.ApiToken);
                    RunOptions options = new()
                    {
                        Only = LiveQuestions.Check(parsed.GetValue(only) ?? []),
                        AnswersPath = parsed.GetValue(path) ?? AnswersFile.DefaultPath(target),
                        PollPause = TimeSpan.FromMilliseconds(parsed.GetValue(pause)),
                    };
                    return (target, options);
                },
                parsed.GetValue(plan));
        });
        pause.Validators.Add(result =>
        {
            if (result.Tokens is [Token token] && !(int.TryParse(token.Value, out int milliseconds) && milliseconds is >= 1 and <= LongestPause))
            {
                result.AddError($"--poll-milliseconds takes 1 to {LongestPause}, and not '{token.Value}'.");
            }
        });
        address.Validators.Add(result =>
        {
            if (!result.Implicit && result.GetResult(sandbox) is { Implicit: false })
            {
                result.AddError("--sandbox and --base-uri exclude each other.");
            }
        });
        only.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.StartsWith('-')))
            {
                result.AddError("--only needs the ids of questions.");
            }
        });
        ParseResult input = root.Parse(args);
        if (input.Errors.Count > 0)
        {
            foreach (ParseError failure in input.Errors)
            {
                Console.Error.WriteLine(failure.Message);
            }

            return Task.FromResult(ExitCode.Input);
        }

        return input.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> RunAsync(Func<(Target Target, RunOptions Options)> prepare, bool isPlan)
    {
        await using BestEffortWriter output = new(Console.Out);
        await using BestEffortWriter error = new(Console.Error);
        using StopSignals signals = new(output, TimeProvider.System);
        try
        {
            (Target target, RunOptions options) = prepare();
            if (isPlan)
            {
                new RunPlan(target, options).Print(output);
                return ExitCode.Success;
            }

            return await new LiveRun(target, options, output).RunAsync(signals.First, signals.Second);
        }
        catch (InputException failure)
        {
            await error.WriteLineAsync(failure.Message);
            return ExitCode.Input;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is RefusedException or BudgetException or System.Net.Http.HttpRequestException)
        {
            await error.WriteLineAsync(failure.Message);
            return ExitCode.Failure;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
