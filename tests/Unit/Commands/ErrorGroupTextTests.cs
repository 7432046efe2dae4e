using CloudflareWorkflows.Commands.Views;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>Groups of errors in table columns.</summary>
public sealed class ErrorGroupTextTests
{
    [Theory]
    [InlineData(38, false, "38")]
    [InlineData(99_999, false, "99999")]
    [InlineData(100_000, false, "100k")]
    [InlineData(9_999, true, "~9999")]
    [InlineData(10_600, true, "~11k")]
    public void A_count_fits_into_its_column(int count, bool isEstimate, string text) =>
        Assert.Equal(text, ErrorGroupText.Count(count, isEstimate));

    [Fact]
    public void The_newest_version_is_shown_with_the_number_of_the_others()
    {
        Assert.Equal("9fc24c0a+1", ErrorGroupText.Versions(["9fc24c0a-0000-4000-8000-000000000000", "22bf8080-0000-4000-8000-000000000000"]));
        Assert.Equal("9fc24c0a", ErrorGroupText.Versions(["9fc24c0a-0000-4000-8000-000000000000"]));
        Assert.Equal("v1", ErrorGroupText.Versions(["v1"]));
        Assert.Equal("", ErrorGroupText.Versions([]));
        Assert.Equal("", ErrorGroupText.Versions(null));
    }

    [Fact]
    public void A_new_reason_is_marked_and_control_characters_are_visible()
    {
        Assert.Equal("(new) Error: \\u001b[2J…", ErrorGroupText.Cause("Error: \u001b[2Jabc", true, 23));
        Assert.Equal("Error: a", ErrorGroupText.Cause("Error: a", false, 34));
        Assert.Equal("", ErrorGroupText.Cause(null, null, 34));
        Assert.Equal(2001, ErrorGroupText.Sample(new string('x', 1_000_000)).Length);
    }

    [Theory]
    [InlineData("GatewayError: card gateway answered 402 for order <n>", 36, "Gate…: card gateway answered 402 fo…")]
    [InlineData("GatewayError: card gateway answered 402 for order <n>", 53, "GatewayError: card gateway answered 402 for order <n>")]
    [InlineData("Error: timeout after <n> minutes", 20, "Error: timeout afte…")]
    [InlineData("card gateway answered: 402", 12, "card gatewa…")]
    [InlineData("GatewayError: 402", 16, "Gate…: 402")]
    [InlineData("", 5, "")]
    public void A_cause_that_is_too_long_loses_the_name_of_its_error_first(string cause, int longest, string text) =>
        Assert.Equal(text, ErrorGroupText.Cut(cause, longest));
}
