using System;
using System.Collections.Generic;
using CloudflareWorkflows.Commands;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class InputBatchTests
{
    /// <summary>Inputs as key and id, a number for seconds that pass, and the batches that go before and at the end.</summary>
    [Theory]
    [InlineData("ka kb kc", "k:a,b,c |")]
    [InlineData("ka kb kc kd", "k:a,b,c | k:d")]
    [InlineData("ka kb", "| k:a,b")]
    [InlineData("ka lb kc", "k:a l:b | k:c")]
    [InlineData("ka 1 kb kc", "k:a,b,c |")]
    [InlineData("ka 2 kb kc", "k:a,b | k:c")]
    [InlineData("", "|")]
    public void A_batch_goes_when_it_is_full_or_late_or_another_kind_comes_and_at_the_end(string inputs, string batches)
    {
        VirtualTime time = new();
        List<string> sent = [];
        InputBatch<char> batch = new(3, time.Clock.Now, (key, ids) => sent.Add($"{key}:{string.Join(',', ids)}"));

        foreach (string input in inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (input.Length == 1)
            {
                time.Now += TimeSpan.FromSeconds(input[0] - '0');
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
}
