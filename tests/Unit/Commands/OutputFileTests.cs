using System;
using System.IO;
using CloudflareWorkflows.Commands.Files;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>A file is there completely, or not at all.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cf-output-");

    private string FilePath => Path.Combine(_folder.FullName, "report.html");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_text_is_UTF_8_without_a_byte_order_mark()
    {
        using OutputFile file = new(FilePath, overwrite: false);
        file.Write(output => output.Write("é"));

        Assert.False(File.Exists(FilePath));
        _ = file.Finish();
        Assert.Equal([0xc3, 0xa9], File.ReadAllBytes(FilePath));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_failure_in_the_middle_leaves_the_old_file_and_no_other(bool hasOld)
    {
        if (hasOld)
        {
            File.WriteAllText(FilePath, "old");
        }

        using (OutputFile file = new(FilePath, overwrite: true))
        {
            _ = Assert.Throws<FileNotWritableException>(() => file.Write(output =>
            {
                output.Write(new string('x', 200_000));
                throw new IOException("No space left on device");
            }));
        }

        Assert.Equal(hasOld ? [FilePath] : [], Directory.GetFiles(_folder.FullName));
        Assert.Equal(hasOld ? "old" : "", hasOld ? File.ReadAllText(FilePath) : "");
    }
}
