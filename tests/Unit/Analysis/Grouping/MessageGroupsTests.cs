using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Grouping;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Grouping;

/// <summary>Similar messages, columns of words, and many or unusual messages.</summary>
public sealed class MessageGroupsTests
{
    [Fact]
    public void A_column_of_two_or_three_words_separates_reasons()
    {
        Assert.Equal(
            ["the payment was refused by the bank", "the payment was refused by the shop"],
            Templates("the payment was refused by the bank", "the payment was refused by the shop"));
        Assert.Equal(
            ["the payment was refused by the <*>"],
            Templates([.. "bank shop card user".Split(' ').Select(who => $"the payment was refused by the {who}")]));
        Assert.Equal(
            ["the payment was refused by order <n>"],
            Templates("the payment was refused by order 1", "the payment was refused by order 2"));
    }

    [Fact]
    public void Different_codes_never_meet() => Assert.Equal(
        ["a b c d e status 402", "a b c d e status 403", "a b c d e status 404", "a b c d e status 500", "a b c d e status 503"],
        Templates([.. "402 403 404 500 503".Split(' ').Select(code => $"a b c d e status {code}")]));

    [Fact]
    public void Missing_messages_are_one_group()
    {
        MessageGroups groups = MessageGroups.Of([null, "", " \n", "a"]);

        Assert.Equal([null, null, null, "a"], groups.GroupOf.Select(group => groups.Templates[group]));
    }

    [Fact]
    public void Long_messages_that_differ_only_behind_the_compared_words_are_one_group()
    {
        string start = string.Join(' ', Enumerable.Repeat("word", 45));

        MessageGroups groups = MessageGroups.Of([start + " one", start + " two"]);

        Assert.Equal([0, 0], groups.GroupOf);
        _ = Assert.Single(groups.Templates);
    }

    /// <summary>Twice as many messages take twice as many comparisons, also if all are different.</summary>
    [Fact]
    public void The_number_of_comparisons_is_linear()
    {
        long few = Comparisons(2_000);

        Assert.InRange(Comparisons(4_000), few, (2 * few) + (few / 10));

        static long Comparisons(int count)
        {
            Random random = new(1);
            TemplateTree tree = new();
            foreach (string message in Enumerable.Range(0, count).Select(_ => "order failed " + string.Join(' ', Words(random, 8))))
            {
                tree.Add(new MaskedMessage(message));
            }

            Assert.Equal(count, tree.Groups.Count);
            return tree.Comparisons;
        }
    }

    /// <summary>Texts that take a regular expression long are scanned like others: they all end, and their result is
    /// short.</summary>
    [Theory]
    [InlineData("a.")]
    [InlineData("1:")]
    [InlineData("a@")]
    [InlineData("'a ")]
    [InlineData("\"a ")]
    [InlineData("{\"a\":1,")]
    [InlineData("http://")]
    [InlineData("abc1-")]
    [InlineData("\u001b[0m\u0000")]
    public void Adversarial_text_is_one_group(string part)
    {
        string message = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

        MessageGroups groups = MessageGroups.Of([.. Enumerable.Repeat(message, 100)]);

        Assert.InRange(Assert.Single(groups.Templates)!.Length, 1, 4000);
    }

    private static IEnumerable<string> Words(Random random, int count) => Enumerable.Range(0, count)
        .Select(_ => new string([.. Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26)))]));

    private static string[] Templates(params string[] messages)
    {
        MessageGroups groups = MessageGroups.Of(messages);
        return [.. groups.GroupOf.Distinct().Select(group => groups.Templates[group]!).Order(StringComparer.Ordinal)];
    }
}
