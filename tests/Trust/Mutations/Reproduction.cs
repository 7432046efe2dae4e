using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Running;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Saves a case to a file, and runs it from the file.</summary>
internal static class Reproduction
{
    /// <summary>The number of bytes of a response that are shown.</summary>
    private const int Shown = 2_000;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    public static async Task<string> SaveAsync(MutationCase mutationCase, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        folder.Create();
        string file = Path.Combine(folder.FullName, $"{mutationCase.Name}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(mutationCase, s_json), cancellationToken);
        return file;
    }

    /// <summary>Runs a case. Exits with 1 if it still has a violation.</summary>
    public static async Task<int> ReplayAsync(string file, TextWriter output, CancellationToken cancellationToken)
    {
        MutationCase mutationCase = JsonSerializer.Deserialize<MutationCase>(await File.ReadAllTextAsync(file, cancellationToken))!;
        await output.WriteLineAsync($"{mutationCase.Call.Call}, answer {mutationCase.At}:");
        byte[] bytes = mutationCase.Mutated.ToBytes(accept: null);
        await output.WriteLineAsync(Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, Shown))));
        await using RawServer rawServer = new();
        await using MutationRunner runner = new(rawServer);
        IReadOnlyList<Violation> broken = await runner.RunAsync(mutationCase, new RunStatistics(), cancellationToken);
        foreach (Violation violation in broken)
        {
            await output.WriteLineAsync($"{violation}");
        }

        return broken.Count == 0 ? 0 : 1;
    }
}
