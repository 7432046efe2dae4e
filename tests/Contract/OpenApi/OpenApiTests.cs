using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>Cloudflare's OpenAPI vouches for what the module asks and for what the sandbox answers.</summary>
public sealed class OpenApiTests : IClassFixture<PrismFixture>
{
    private readonly PrismFixture _prism;

    public OpenApiTests(PrismFixture prism)
    {
        Assert.SkipWhen(PrismFixture.Missing is not null, PrismFixture.Missing ?? "");
        _prism = prism;
    }

    public static TheoryData<string> Titles { get; } = [.. Cases.All.Select(one => $"{one}")];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Requests_and_answers_are_valid(string title)
    {
        Case one = Cases.All.Single(one => $"{one}" == title);
        _prism.Witness.Clear();

        ShellResult result = _prism.Shell.Run(one.Script);

        Assert.Equal(one.Refusal is null ? [] : [one.Refusal], result.ErrorIds);
        Assert.Contains(
            _prism.Witness.Exchanges,
            exchange => exchange.OperationId == one.OperationId && exchange.StatusCode < 400 == (one.Refusal is null));
        (Exchange Exchange, Violation Violation, Deviation? Known)[] found =
        [
            .. from exchange in _prism.Witness.Exchanges
               from violation in exchange.Violations
               let known = Deviations.All.FirstOrDefault(known => known.Explains(exchange, violation))
               select (exchange, violation, known),
        ];
        string unknown = string.Join(
            '\n', found.Where(one => one.Known is null).Select(one => $"{one.Exchange.Request}: {one.Violation}"));
        Assert.True(unknown.Length == 0, unknown);
        Assert.Empty(one.Deviations.Except(found.Select(one => one.Known!.Name)));
    }

    [Fact]
    public void A_misspelt_property_is_found()
    {
        _prism.Witness.Clear();

        _ = _prism.Shell.Values("""
            Invoke-CfWorkflowApi workflows/order-refund/instances -Method Post -Body @{ instanceId = 'misspelt' }
            """);

        Exchange exchange = Assert.Single(_prism.Witness.Exchanges);
        Assert.Equal("request.body", Assert.Single(exchange.Violations).Location);
    }

    [Fact]
    public void Every_operation_is_done()
    {
        string[] operations = [.. _prism.Operations.Select(operation => operation.Id)];

        Assert.NotEmpty(operations);
        Assert.Empty(operations.Except(Cases.All.Select(one => one.OperationId)));
    }

    [Fact]
    public void Every_deviation_is_shown_by_a_case() => Assert.Equal(
        Deviations.All.Select(known => known.Name).Order(),
        Cases.All.SelectMany(one => one.Deviations).Distinct().Order());
}
