using System.Linq;
using CloudflareWorkflows.Jobs.Creating;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>The ID of a copy is valid, and depends only on the ID of the old instance.</summary>
public sealed class CopyIdTests
{
    private const string Long = "a23456789b123456789c123456789d123456789e123456789f123456789g123456789h123456789i123456789j12345";

    private static Gen<string> AnyId { get; } = Gen.OneOf(
        Gen.Char["abcABC012 ,*/#_-r"].Array[1, 20], Gen.Char["ab *-"].Array[90, 271]).Select(characters => new string(characters));

    [Theory]
    [InlineData("order-1", "order-1-r1")]
    [InlineData("order-1-r1", "order-1-r2")]
    [InlineData("order-1-r9", "order-1-r10")]
    [InlineData("order-1-r0", "order-1-r0-r1")]
    [InlineData("order-1-r01", "order-1-r01-r1")]
    [InlineData("order-r", "order-r-r1")]
    [InlineData("order-1-r1234567", "order-1-r1234567-r1")]
    [InlineData("1", "1-r1")]
    [InlineData(Long + "67", Long + "67-r1")]
    public void A_copy_counts(string id, string copy) => Assert.Equal(copy, CopyId.Of(id));

    [Theory]
    [InlineData("*/5 0,12 * * 1#2-9", "^_5_0_12_1_2-9-[0-9a-f]{8}-r1$")]
    [InlineData("-a", "^_-a-[0-9a-f]{8}-r1$")]
    [InlineData(Long + "678", "^" + "a23456789.{79}-[0-9a-f]{8}-r1$")]
    public void An_id_that_cannot_be_used_gets_a_hash(string id, string pattern) => Assert.Matches(pattern, CopyId.Of(id));

    [Fact]
    public void The_copy_of_a_scheduled_instance_counts_too()
    {
        string first = CopyId.Of("0 3 * * *-1");

        Assert.Equal(first[..^1] + "2", CopyId.Of(first));
    }

    [Fact]
    public void Ids_that_look_alike_have_different_copies() =>
        Assert.NotEqual(CopyId.Of("*/5 * * * *-1"), CopyId.Of("*,5 * * * *-1"));

    [Fact]
    public void Every_copy_is_valid_and_another_one() => AnyId.Array[1, 20].SampleSeeded(
        ids =>
        {
            string[] copies = [.. ids.Distinct().Select(CopyId.Of)];

            Assert.All(copies, copy => Assert.Null(ServiceRules.NewInstanceId(copy)));
            Assert.Equal(copies.Length, copies.Distinct().Count());
        },
        iter: 500);
}
