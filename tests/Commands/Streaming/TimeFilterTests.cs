using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Streaming;

/// <summary>Time filters as dates mean the same in every culture.</summary>
public sealed class TimeFilterTests(SharedAccount account) : IClassFixture<SharedAccount>
{
    public static MatrixTheoryData<string, string> TextsInCultures => new(
        ["-After", "-Before", "-Since", "-Until"], ["", "en-US", "de-DE", "fa-IR", "th-TH", "ar-SA"]);

    [Theory]
    [MemberData(nameof(TextsInCultures))]
    public void A_date_is_parsed_alike_in_every_culture(string parameter, string culture)
    {
        ShellResult result = account.Run($$"""
            $before = [cultureinfo]::CurrentCulture
            [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo('{{culture}}')
            try { Get-CfWorkflowInstance w {{parameter}} '2026-11-20T01:02:03Z' } finally { [cultureinfo]::CurrentCulture = $before }
            """);

        Assert.Empty(result.Errors);
        string bound = parameter is "-After" or "-Since" ? "date_start" : "date_end";
        Assert.Contains($"{bound}=2026-11-20T01%3A02%3A03.000Z", account.Requests.Single().Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Since yesterday", "ParameterArgumentTransformationError")]
    [InlineData("-After yesterday", "ParameterArgumentTransformationError")]
    [InlineData("-Since 7", "ParameterArgumentTransformationError")]
    [InlineData("-Since (7d)", "ParameterArgumentTransformationError")]
    [InlineData("-Since -7d", "ParameterArgumentTransformationError")]
    [InlineData("-Since 1.5d", "ParameterArgumentTransformationError")]
    [InlineData("-Before 20.11.2026", "ParameterArgumentTransformationError")]
    [InlineData("-Until 11/20/2026", "ParameterArgumentTransformationError")]
    [InlineData("-EndedSince 7", "ParameterArgumentTransformationError")]
    [InlineData("-EndedSince yesterday", "ParameterArgumentTransformationError")]
    [InlineData("i -EndedSince 24h", "FilterWithId")]
    [InlineData("-Since 24h -After 2026-11-20", "TimeTwice")]
    [InlineData("-Until 24h -Before 2026-11-20", "TimeTwice")]
    [InlineData("i -Since 24h", "FilterWithId")]
    [InlineData("i -Until 24h", "FilterWithId")]
    public void An_invalid_time_bound_is_rejected(string arguments, string error)
    {
        ShellResult result = account.Run($"Get-CfWorkflowInstance w {arguments}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(account.Requests);
    }

    [Theory]
    [InlineData("[datetime]::MinValue", "[datetime]::MaxValue")]
    [InlineData("[datetimeoffset]::MinValue", "[datetimeoffset]::MaxValue")]
    public void The_minimum_and_maximum_dates_filter_nothing(string first, string last)
    {
        ShellResult result = account.Run($"Get-CfWorkflowInstance w -After ({first}) -Before ({last})");

        Assert.Empty(result.Errors);
        Assert.Contains("date_end=9999-12-31", account.Requests.Single().Query, StringComparison.Ordinal);
    }
}
