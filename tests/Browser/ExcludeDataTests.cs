using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Reports;
using Xunit;

namespace CloudflareWorkflows.Browser.Tests;

/// <summary>A report without data has no text of params, outputs or events, wherever it could be.</summary>
public sealed class ExcludeDataTests(ReportFiles reports)
{
    [Fact]
    public async Task With_ExcludeData_the_file_has_no_data()
    {
        string file = await reports.ReadAsync(Report.WithoutData);
        Assert.DoesNotContain(SecretData.Marks, mark => file.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_ExcludeData_the_file_has_all_data()
    {
        string file = await reports.ReadAsync(Report.WithData);
        Assert.All(SecretData.Marks, mark => Assert.Contains(mark, file, StringComparison.OrdinalIgnoreCase));
    }
}
