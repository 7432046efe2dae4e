using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Archives;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Jobs.Archives.ArchiveFolder;

namespace CloudflareWorkflows.Unit.Tests.Jobs.Archives;

/// <summary>.NET reads a gzip file that ends early without an error. An archive that ends early is always told.</summary>
public sealed class CompressedArchiveTests : IDisposable
{
    private static readonly string[] s_lines = [.. Enumerable.Range(0, 300).Select(number => Line($"i-{number}-{Guid.NewGuid()}"))];
    private static readonly byte[] s_whole = Compress(s_lines);

    private readonly ArchiveFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_compressed_archive_is_recognized_by_its_content() => await AssertWhole(s_whole, s_lines.Length);

    [Fact]
    public async Task A_file_of_several_members_is_whole() =>
        await AssertWhole([.. Compress(s_lines[..100]), .. Compress(s_lines[100..101]), .. Compress(), .. Compress(s_lines[101..])], s_lines.Length);

    [Fact]
    public async Task What_follows_the_last_member_is_ignored() => await AssertWhole([.. s_whole, .. new byte[512]], s_lines.Length);

    [Fact]
    public async Task A_header_with_a_name_a_comment_and_more_is_skipped()
    {
        byte[] member = Compress(s_lines[..100]);
        member[3] = 2 | 4 | 8 | 16;
        byte[] withHeader = [.. member[..10], 3, 0, 7, 7, 7, .. "name"u8, 0, .. "comment"u8, 0, .. HeaderChecksum(), .. member[10..]];

        await AssertWhole([.. withHeader, .. Compress(s_lines[100..])], s_lines.Length);

        byte[] HeaderChecksum()
        {
            uint checksum = uint.MaxValue;
            foreach (byte one in (byte[])[.. member[..10], 3, 0, 7, 7, 7, .. "name"u8, 0, .. "comment"u8, 0])
            {
                checksum ^= one;
                for (int bit = 0; bit < 8; bit++)
                {
                    checksum = (checksum >> 1) ^ ((checksum & 1) * 0xEDB88320);
                }
            }

            return BitConverter.GetBytes((ushort)~checksum);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Wherever_the_file_ends_early_it_is_told(int membersBefore)
    {
        byte[] before = [.. Enumerable.Repeat(s_whole, membersBefore).SelectMany(member => member)];
        foreach (int length in new[] { 2, 5, 9, 10, 11, 17, 18, s_whole.Length / 2, s_whole.Length - 9, s_whole.Length - 8, s_whole.Length - 1 })
        {
            ReadArchive read = await ReadAsync(_folder.Add("1", [.. before, .. s_whole[..length]]));

            Assert.StartsWith("CompressionDamaged:", read.Problems, StringComparison.Ordinal);
            Assert.DoesNotContain(" ", read.Problems, StringComparison.Ordinal);
            if (length > 500 || membersBefore > 0)
            {
                Assert.NotEmpty(read.Instances);
            }
        }
    }

    [Fact]
    public void A_file_is_whole_only_if_all_of_its_members_were_read()
    {
        byte[] one = Compress("one\n");
        using MemoryStream file = new([.. one, .. Compress("three\n")]);

        Assert.False(GzipFile.IsWhole(file, "one\n".Length));
        using MemoryStream again = new(file.ToArray());
        Assert.True(GzipFile.IsWhole(again, "one\nthree\n".Length));
    }

    [Fact]
    public async Task The_error_of_a_damaged_file_has_the_last_line_that_was_read()
    {
        string[] lines = [.. Enumerable.Repeat(s_lines[0], 3)];
        byte[] whole = Compress(lines);

        Assert.Equal("CompressionDamaged:3", (await ReadAsync(_folder.Add("1", whole[..^8]))).Problems);
    }

    [Fact]
    public async Task Damaged_data_is_told()
    {
        byte[] damaged = [.. s_whole];
        damaged[damaged.Length / 2] ^= 0x10;

        ReadArchive read = await ReadAsync(_folder.Add("1", damaged));

        Assert.Contains("CompressionDamaged:", read.Problems, StringComparison.Ordinal);
        Assert.NotEmpty(read.Instances);
    }

    [Fact]
    public async Task Text_in_a_compressed_file_is_not_an_archive() =>
        Assert.Equal("NotAnArchive:1", (await ReadAsync(_folder.Add("1", Compress("Id,Status\n", "i,complete\n")))).Problems);

    private async Task AssertWhole(byte[] content, int count)
    {
        ReadArchive read = await ReadAsync(_folder.Add("1", content));

        Assert.Equal((count, ""), (read.Instances.Length, read.Problems));
        Assert.Equal(
            string.Concat(s_lines),
            Encoding.UTF8.GetString([.. read.Instances.SelectMany(instance => Encoding.UTF8.GetBytes(Line(instance.Id)))]));
    }
}
