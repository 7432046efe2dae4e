using System;
using System.Collections.Generic;
using System.Globalization;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>A call with one mutated response.</summary>
internal sealed record MutationCase
{
    public required string Name { get; init; }

    public required RecordedCall Call { get; init; }

    /// <summary>The index of the response.</summary>
    public required int At { get; init; }

    public required RawResponse Mutated { get; init; }

    public required int Retries { get; init; }

    /// <summary>The expected output. Null if none is required.</summary>
    public IReadOnlyList<string>? Expected { get; init; }

    /// <summary>How many items are malformed and may be missing.</summary>
    public int AllowedMissing { get; init; }

    /// <summary>A case without a mutation: it shows that the recorded responses are valid.</summary>
    public static MutationCase Good(RecordedCall call) => new()
    {
        Name = "good",
        Call = call,
        At = call.First,
        Mutated = call.Answers[call.First],
        Retries = 0,
        Expected = call.Output,
    };

    /// <summary>Creates the case with a number. It is always the same.</summary>
    public static MutationCase Make(IReadOnlyList<RecordedCall> corpus, int seed, int number)
    {
        Random random = new(unchecked((seed * 1_000_003) + number));
        RecordedCall call = corpus[random.Next(corpus.Count)];
        int at = random.Next(call.First, call.Answers.Count);
        RawResponse good = call.Answers[at];
        bool isList = MutationCalls.Lists.TryGetValue(call.Call, out string? items) && at == call.First;
        bool oneItem = isList && random.Next(2) == 0;
        return new MutationCase
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{seed}-{number}"),
            Call = call,
            At = at,
            Mutated = oneItem
                ? good with { Body = BodyMutation.Value(random, good.Body, items) }
                : Mutate(random, good),
            Retries = random.Next(8) == 0 ? 1 : 0,
            Expected = oneItem ? call.Output : null,
            AllowedMissing = 1,
        };
    }

    private static RawResponse Mutate(Random random, RawResponse good) => random.Next(10) switch
    {
        0 or 1 => HeaderMutation.Next(random, good),
        _ when good.IsSocket => FrameMutation.Next(random, good),
        2 => good with { Body = BodyMutation.Bytes(random, good.Body) },
        3 => BodyMutation.Encoding(random, good),
        _ => good with { Body = BodyMutation.Value(random, good.Body) },
    };
}
