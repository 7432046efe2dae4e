using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Running;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Keeps a case in a file, and tries it again from there.</summary>
internal static class Reproduction
{
    /// <summary>How much of an answer is shown.</summary>
    private const int Shown = 2_000;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    public static async Task<string> SaveAsync(MutationCase one, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        folder.Create();
        string file = Path.Combine(folder.FullName, $"{one.Name}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(one, s_json), cancellationToken);
        return file;
    }

    /// <summary>Tries a case, and ends with 1 if it still breaks something.</summary>
    public static async Task<int> ReplayAsync(string file, TextWriter output, CancellationToken cancellationToken)
    {
        MutationCase one = JsonSerializer.Deserialize<MutationCase>(await File.ReadAllTextAsync(file, cancellationToken))!;
        await output.WriteLineAsync($"{one.Call.Call}, answer {one.At}:");
        byte[] bytes = one.Mutated.ToBytes(accept: null);
        await output.WriteLineAsync(Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, Shown))));
        await using Answerer answerer = new();
        await using MutationTrial trial = new(answerer);
        IReadOnlyList<Finding> broken = await trial.RunAsync(one, new Tally(), cancellationToken);
        foreach (Finding finding in broken)
        {
            await output.WriteLineAsync($"{finding}");
        }

        return broken.Count == 0 ? 0 : 1;
    }
}
