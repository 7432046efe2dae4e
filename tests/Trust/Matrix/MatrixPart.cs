using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Trust.Faults;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Matrix;

/// <summary>Runs every command with every fault, once and always.</summary>
internal sealed class MatrixPart : IPart
{
    private const int Sessions = 16;

    public string Name => "matrix";

    public async Task RunAsync(TrustRun run, CancellationToken cancellationToken)
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(cancellationToken);
        await using WorkerProcess worker = WorkerProcess.Start();
        MatrixCellRunner runner = new(run, proxy, worker);
        MatrixCell[] cells = [.. Cells()];
        new Random(run.SeedOf("matrix")).Shuffle(cells);
        ConcurrentQueue<MatrixCell> waiting = new(cells.Take(cells.Length / run.Scale.CellsOutOf));
        await Task.WhenAll(Enumerable.Range(0, Sessions).Select(session => WorkAsync(session, waiting, runner, cancellationToken)));
        runner.CheckAfterEnd();
    }

    private static IEnumerable<MatrixCell> Cells() =>
        from call in CommandCalls.Calls.Select(Bounded)
        from fault in FaultPlan.AllKinds
        from isOnce in (bool[])[true, false]
        select new MatrixCell(call, fault, isOnce);

    /// <summary>A wait continues while the service fails, up to its timeout.</summary>
    private static string Bounded(string call) =>
        call.StartsWith("Wait-", StringComparison.Ordinal) ? $"{call} -TimeoutSec 5" : call;

    private static async Task WorkAsync(
        int session, ConcurrentQueue<MatrixCell> waiting, MatrixCellRunner runner, CancellationToken cancellationToken)
    {
        while (waiting.TryDequeue(out MatrixCell? cell))
        {
            await runner.RunAsync(session, cell, cancellationToken);
        }
    }
}
