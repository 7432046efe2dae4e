using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>The requests of the module and the responses of the sandbox are valid by Cloudflare's OpenAPI.</summary>
public sealed class OpenApiTests : IClassFixture<PrismFixture>
{
    private readonly PrismFixture _prism;

    public OpenApiTests(PrismFixture prism)
    {
        Assert.SkipWhen(PrismFixture.SkipReason is not null, PrismFixture.SkipReason ?? "");
        _prism = prism;
    }

    public static TheoryData<string> Titles { get; } = [.. Cases.All.Select(testCase => $"{testCase}")];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Requests_and_answers_are_valid(string title)
    {
        Case testCase = Cases.All.Single(testCase => $"{testCase}" == title);
        _prism.RecordingProxy.Clear();

        ShellResult result = _prism.Shell.Run(testCase.Script);

        Assert.Equal(testCase.ErrorId is null ? [] : [testCase.ErrorId], result.ErrorIds);
        Assert.Contains(
            _prism.RecordingProxy.Exchanges,
            exchange => exchange.OperationId == testCase.OperationId && exchange.StatusCode < 400 == (testCase.ErrorId is null));
        (Exchange Exchange, Violation Violation, Deviation? Known)[] found =
        [
            .. from exchange in _prism.RecordingProxy.Exchanges
               from violation in exchange.Violations
               let known = Deviations.All.FirstOrDefault(known => known.Explains(exchange, violation))
               select (exchange, violation, known),
        ];
        string unknown = string.Join(
            '\n', found.Where(testCase => testCase.Known is null).Select(testCase => $"{testCase.Exchange.Request}: {testCase.Violation}"));
        Assert.True(unknown.Length == 0, unknown);
        Assert.Empty(testCase.Deviations.Except(found.Select(testCase => testCase.Known!.Name)));
    }

    [Fact]
    public void A_misspelt_property_is_detected()
    {
        _prism.RecordingProxy.Clear();

        _ = _prism.Shell.Values("""
            Invoke-CfWorkflowApi workflows/order-refund/instances -Method Post -Body @{ instanceId = 'misspelt' }
            """);

        Exchange exchange = Assert.Single(_prism.RecordingProxy.Exchanges);
        Assert.Equal("request.body", Assert.Single(exchange.Violations).Location);
    }

    [Fact]
    public void Every_operation_has_a_case()
    {
        string[] operations = [.. _prism.Operations.Select(operation => operation.Id)];

        Assert.NotEmpty(operations);
        Assert.Empty(operations.Except(Cases.All.Select(testCase => testCase.OperationId)));
    }

    [Fact]
    public void Every_deviation_occurs_in_a_case() => Assert.Equal(
        Deviations.All.Select(known => known.Name).Order(),
        Cases.All.SelectMany(testCase => testCase.Deviations).Distinct().Order());
}
