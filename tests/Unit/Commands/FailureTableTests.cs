using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class FailureTableTests
{
    /// <summary>The error ids and categories that scripts depend on.</summary>
    public static TheoryData<CloudflareErrorKind, ErrorCategory> Rows { get; } = new()
    {
        { CloudflareErrorKind.NotAuthenticated, ErrorCategory.AuthenticationError },
        { CloudflareErrorKind.PermissionDenied, ErrorCategory.PermissionDenied },
        { CloudflareErrorKind.NotFound, ErrorCategory.ObjectNotFound },
        { CloudflareErrorKind.Conflict, ErrorCategory.InvalidOperation },
        { CloudflareErrorKind.RequestRefused, ErrorCategory.InvalidArgument },
        { CloudflareErrorKind.RateLimited, ErrorCategory.LimitsExceeded },
        { CloudflareErrorKind.ServiceUnavailable, ErrorCategory.ResourceUnavailable },
        { CloudflareErrorKind.ConnectionFailed, ErrorCategory.ConnectionError },
        { CloudflareErrorKind.ProxyFailed, ErrorCategory.ConnectionError },
        { CloudflareErrorKind.LocalEngineNotRunning, ErrorCategory.ConnectionError },
        { CloudflareErrorKind.TimedOut, ErrorCategory.OperationTimeout },
        { CloudflareErrorKind.UnreadableAnswer, ErrorCategory.InvalidResult },
        { CloudflareErrorKind.StreamOutput, ErrorCategory.InvalidType },
        { CloudflareErrorKind.NotAvailableLocally, ErrorCategory.NotImplemented },
        { CloudflareErrorKind.CreateUnsettled, ErrorCategory.WriteError },
        { CloudflareErrorKind.OutcomeUnknown, ErrorCategory.WriteError },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_failure_maps_to_the_expected_error(CloudflareErrorKind kind, ErrorCategory category)
    {
        CloudflareException failure = new(kind, "what the service said");

        ErrorRecord record = FailureTable.ToErrorRecord(failure, "order-42", "Workers Scripts Write");

        Assert.Equal(kind.ToString(), record.FullyQualifiedErrorId);
        Assert.Equal(category, record.CategoryInfo.Category);
        Assert.Equal("order-42", record.TargetObject);
        Assert.Same(failure, record.Exception);
        Assert.Contains("what the service said", record.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(
            kind is CloudflareErrorKind.NotAuthenticated or CloudflareErrorKind.LocalEngineNotRunning,
            FailureTable.EndsPipeline(failure));
    }

    [Theory]
    [InlineData(407, true)]
    [InlineData(502, false)]
    [InlineData(null, false)]
    public void Only_a_proxy_authentication_failure_ends_the_pipeline(int? status, bool endsPipeline) => Assert.Equal(
        endsPipeline,
        FailureTable.EndsPipeline(new CloudflareException(CloudflareErrorKind.ProxyFailed, "x") { StatusCode = status }));

    [Theory]
    [InlineData(10200, "'order-42' wasn't found, because the workflow doesn't exist: workflow.not_found [10200]", "Get-CfWorkflow ")]
    [InlineData(10400, "'order-42' wasn't found, because the instance doesn't exist: workflow.not_found [10200]", "retention")]
    public void What_does_not_exist_is_said_in_words_before_the_key_of_the_service(int code, string message, string action)
    {
        CloudflareException failure = new(CloudflareErrorKind.NotFound, "workflow.not_found [10200]") { Code = code };

        ErrorRecord record = FailureTable.ToErrorRecord(failure, "order-42", "Workers Scripts Read");

        Assert.Equal(message, record.ErrorDetails.Message);
        Assert.Contains(action, record.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_has_a_row() => Assert.Equal(
        Enum.GetValues<CloudflareErrorKind>().Order(), Rows.Select(row => row.Data.Item1).Order());

    [Fact]
    public void A_kind_without_a_row_throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => FailureTable.ToErrorRecord(new CloudflareException((CloudflareErrorKind)99, "x"), null, ""));

    [Fact]
    public void An_id_in_use_has_its_own_conflict_error()
    {
        CloudflareException inUse = new(CloudflareErrorKind.Conflict, "x") { Code = 10405 };

        Assert.Equal(
            ErrorCategory.ResourceExists, FailureTable.ToErrorRecord(inUse, "i", "").CategoryInfo.Category);
    }

    /// <summary>A log often keeps the message alone.</summary>
    [Theory]
    [InlineData(null, "'Workers Scripts Write'")]
    [InlineData("Account Analytics Read", "'Account Analytics Read'")]
    public void The_message_names_the_missing_permission_the_attempts_and_the_ray(string? ofRequest, string expected)
    {
        CloudflareException failure = new(CloudflareErrorKind.PermissionDenied, "not authorized")
        {
            RayId = "8a1-FRA",
            Attempts = 3,
            Permission = ofRequest,
        };

        ErrorDetails details = FailureTable.ToErrorRecord(failure, null, "Workers Scripts Write").ErrorDetails;

        Assert.Contains(expected, details.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(expected, details.Message, StringComparison.Ordinal);
        Assert.Contains("not authorized", details.Message, StringComparison.Ordinal);
        Assert.Contains("3 attempts", details.Message, StringComparison.Ordinal);
        Assert.Contains("8a1-FRA", details.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_limit_block_reports_its_end_time()
    {
        DateTime end = new(2026, 8, 2, 10, 5, 7, DateTimeKind.Local);
        CloudflareException failure = new(CloudflareErrorKind.RateLimited, "x") { RetryOn = end };

        Assert.Contains(
            end.ToString("T", null), FailureTable.ToErrorRecord(failure, null, "").ErrorDetails.Message,
            StringComparison.Ordinal);
    }
}
