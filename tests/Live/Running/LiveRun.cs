using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Answers;
using CloudflareWorkflows.Live.Questions;
using CloudflareWorkflows.Live.Resources;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Live.Running;

/// <summary>One run: it deletes what an earlier one left, creates, asks, writes the answers, and deletes.</summary>
internal sealed class LiveRun(Target target, RunOptions options, TextWriter output)
{
    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends the questions. What was created is deleted all the same.</param>
    /// <param name="abandon">Ends the deletion too.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="InputException">The run cannot begin.</exception>
    /// <exception cref="RefusedException">The service refuses the search or the creation.</exception>
    /// <exception cref="OperationCanceledException">It was canceled before it created anything.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken, CancellationToken abandon)
    {
        RunPlan plan = new(target, options);
        plan.Print(output);
        AnswersFile file = new(options.AnswersPath, target);
        file.Check();
        using SocketsHttpHandler sockets = new() { AllowAutoRedirect = false, UseCookies = false };
        using RequestBudget budget = new(sockets, options.Maximum, RunOptions.ReservedRequests);
        using ServiceClient service = new(target, budget, options.Time);
        (RunNames names, bool isSwept) = target.Kind == ServiceTarget.Local
            ? (RunNames.Local(), true)
            : await SweepAsync(service, budget, cancellationToken);
        Deployment deployment = new(service, names);
        QuestionContext context = new(service, names, options);
        bool isClean = true;
        int result = ExitCode.Success;
        try
        {
            await CreateAsync(deployment, context, budget, cancellationToken);
            IReadOnlyDictionary<string, ServiceAnswer> answers =
                await new QuestionRound(context, budget, output).AskAsync(plan.Questions, cancellationToken);
            await output.WriteLineAsync();
            AnswerTable.Print(answers, output);
            file.Write(answers, options.Time.GetUtcNow());
        }
        catch (Exception failure) when (deployment.HasBegun && failure is InputException or IOException or UnauthorizedAccessException)
        {
            // Something was created, so this is no longer a matter of input.
            await output.WriteLineAsync(failure.Message);
            result = ExitCode.Failure;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            result = ExitCode.Interrupted;
        }
        finally
        {
            isClean = !deployment.HasBegun || await RemoveAsync(service, names, abandon);
            await output.WriteLineAsync($"{budget.Used} requests were sent.");
        }

        return isClean && (isSwept || result != ExitCode.Success) ? result : ExitCode.Failure;
    }

    private async Task<(RunNames Names, bool IsSwept)> SweepAsync(ServiceClient service, RequestBudget budget, CancellationToken cancellationToken)
    {
        budget.Allow(AccountReader.MaximumRequests);
        AccountContent content;
        try
        {
            content = await new AccountReader(service).ReadAsync(cancellationToken);
        }
        catch (RefusedException refusal)
        {
            throw Permissions.Explain(refusal, "Workers Scripts Write");
        }

        foreach (string name in content.Foreign)
        {
            await output.WriteLineAsync($"'{name}' was not made by this program, and is left alone.");
        }

        foreach (string name in content.Unread)
        {
            await output.WriteLineAsync($"It could not be read who made '{name}', so it is left. The next run tries again.");
        }

        bool isSwept = content.Unread.Count == 0;
        if (content.Workflows.Count + content.Scripts.Count > 0)
        {
            await output.WriteLineAsync(
                $"An earlier run left {content.Workflows.Count} workflows and {content.Scripts.Count} Workers. They are deleted.");
            budget.Allow(RunPlan.SweepRequests - AccountReader.MaximumRequests);
            Removal removal = new(service, options.Time, isReserved: false);
            isSwept &= await ReportAsync(await removal.RemoveAsync(content.Workflows, content.Scripts, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        RunNames names = RunNames.At(
            options.Time.GetUtcNow(), [.. content.Foreign, .. content.Unread, .. content.Workflows, .. content.Scripts]);
        return (names, isSwept);
    }

    private async Task CreateAsync(
        Deployment deployment, QuestionContext context, RequestBudget budget, CancellationToken cancellationToken)
    {
        budget.Allow(1 + Cost.Repetitions);
        if (target.Kind != ServiceTarget.Local && await Permissions.WhyNoAnalyticsAsync(context, cancellationToken) is string reason)
        {
            await output.WriteLineAsync($"Analytics cannot be read now: {reason} Without them, the questions about them stay unanswered.");
        }

        budget.Allow(Deployment.MaximumRequests);
        try
        {
            await deployment.CreateAsync(cancellationToken);
        }
        catch (RefusedException refusal)
        {
            throw Permissions.Explain(refusal, "Workers Scripts Write");
        }
    }

    /// <summary>Deletes what this run may have created: also what was requested without a response.</summary>
    private async Task<bool> RemoveAsync(ServiceClient service, RunNames names, CancellationToken abandon)
    {
        Removal removal = new(service, options.Time, isReserved: true);
        IReadOnlyList<string> left = await removal.RemoveAsync(
            names.Workflows, target.Kind == ServiceTarget.Local ? [] : [names.Script], abandon);
        return await ReportAsync(left);
    }

    private async Task<bool> ReportAsync(IReadOnlyList<string> left)
    {
        if (left.Count > 0)
        {
            await output.WriteLineAsync("These could not be deleted. The next run tries again, or delete them yourself:");
        }

        foreach (string path in left)
        {
            string address = new Uri(target.Address, path).AbsoluteUri;
            string open = target.AccountId.Length == 0 ? address : address.Replace(target.AccountId, "$CLOUDFLARE_ACCOUNT_ID", StringComparison.Ordinal);
            await output.WriteLineAsync($"curl -X DELETE -H \"Authorization: Bearer $CLOUDFLARE_API_TOKEN\" \"{open}\"");
        }

        return left.Count == 0;
    }
}
