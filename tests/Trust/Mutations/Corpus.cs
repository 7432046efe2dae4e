using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Records successful responses: for each call, with its own account.</summary>
internal static class Corpus
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<RecordedCall>> RecordAsync(CancellationToken cancellationToken)
    {
        await using RawServer rawServer = new();
        await using WorkerProcess worker = WorkerProcess.Start();
        List<RecordedCall> recorded = [];
        foreach (string call in MutationCalls.All)
        {
            recorded.Add(await RecordAsync(rawServer, worker, call, cancellationToken));
        }

        return recorded;
    }

    private static async Task<RecordedCall> RecordAsync(
        RawServer rawServer, WorkerProcess worker, string call, CancellationToken cancellationToken)
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions(), cancellationToken);
        MutationCalls.Seed(server.Account);
        using RecordedResponses answers = new(server);
        MutatedCall script = new(call, rawServer.Open("record", answers), server.AccountId, Retries: 0) { TimeoutSeconds = 30 };
        CallResult connected = await worker.RunAsync(
            new Call(0, script.Connect, server.ApiToken), s_deadline, cancellationToken);
        int connecting = answers.Answers.Count;
        CallResult result = await worker.RunAsync(
            new Call(0, script.Script, server.ApiToken), s_deadline, cancellationToken);
        ReportedError? failure = connected.Errors.Concat(result.Errors).FirstOrDefault();
        return failure is null
            ? new RecordedCall(
                call, server.AccountId, [.. answers.Answers.Skip(connecting)], script.IsConnect ? 0 : connecting, result.Output)
            : throw new InvalidOperationException($"{call} fails without any mutation: {failure}");
    }
}
