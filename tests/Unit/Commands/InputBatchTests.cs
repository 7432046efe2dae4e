using System;
using System.Collections.Generic;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class InputBatchTests
{
    /// <summary>Inputs (a key and an id, or a number of seconds that pass), and the batches that are sent before and at the
    /// end.</summary>
    [Theory]
    [InlineData("ka kb kc", "k:a,b,c |")]
    [InlineData("ka kb kc kd", "k:a,b,c | k:d")]
    [InlineData("ka kb", "| k:a,b")]
    [InlineData("ka lb kc", "k:a l:b | k:c")]
    [InlineData("ka 1 kb kc", "k:a,b,c |")]
    [InlineData("ka 2 kb kc", "k:a,b | k:c")]
    [InlineData("", "|")]
    public void A_batch_is_sent_when_full_or_due_or_the_kind_changes_or_input_ends(string inputs, string batches)
    {
        SimulatedTime time = new();
        List<string> sent = [];
        InputBatch<char, string> batch = new(time, (key, ids) => sent.Add($"{key}:{string.Join(',', ids)}"))
        {
            Size = 3,
        };

        foreach (string input in inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (input.Length == 1)
            {
                time.Advance(TimeSpan.FromSeconds(input[0] - '0'));
            }
            else
            {
                batch.Add(input[0], input[1..]);
            }
        }

        sent.Add("|");
        batch.Flush();
        batch.Flush();

        Assert.Equal(batches, string.Join(' ', sent));
    }

    [Fact]
    public void A_batch_stays_below_the_size_limit_unless_one_item_exceeds_it()
    {
        List<string> sent = [];
        InputBatch<char, string> batch = new(new SimulatedTime(), (_, ids) => sent.Add(string.Join(',', ids)))
        {
            MaximumWeight = 10,
        };

        batch.Add('k', "a", 6);
        batch.Add('k', "b", 4);
        batch.Add('k', "c", 1);
        batch.Add('k', "d", 99);
        batch.Flush();

        Assert.Equal(["a,b", "c", "d"], sent);
    }
}
