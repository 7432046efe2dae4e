using System;
using System.IO;
using CloudflareWorkflows.Commands.Files;
using CloudflareWorkflows.Commands.Reporting;
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

    [Fact]
    public void A_link_stays_a_link_and_its_target_is_replaced()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links need a privilege on Windows.");
            return;
        }

        string target = Path.Combine(_folder.FullName, "target.html");
        File.WriteAllText(target, "old");
        _ = File.CreateSymbolicLink(FilePath, "target.html");

        Replace("new");

        Assert.Equal("target.html", new FileInfo(FilePath).LinkTarget);
        Assert.Equal("new", File.ReadAllText(target));
    }

    [Fact]
    public void A_private_file_stays_private()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes of files.");
            return;
        }

        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.WriteAllText(FilePath, "old");
        File.SetUnixFileMode(FilePath, Private);

        Replace("new");

        Assert.Equal(Private, File.GetUnixFileMode(FilePath));
        Assert.Equal("new", File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_device_is_not_replaced()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no files for devices.");
            return;
        }

        CmdletErrorException refused = Assert.Throws<CmdletErrorException>(() => OutputFile.Check("/dev/null", overwrite: true));

        Assert.Equal("NotAFile", refused.ToErrorRecord().FullyQualifiedErrorId);
    }

    private void Replace(string text)
    {
        using OutputFile file = new(FilePath, overwrite: true);
        file.Write(output => output.Write(text));
        _ = file.Finish();
    }
}
