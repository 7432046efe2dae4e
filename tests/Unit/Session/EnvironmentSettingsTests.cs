using System;
using CloudflareWorkflows.Session;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Session;

[Collection(ProcessWideState.Name)]
public sealed class EnvironmentSettingsTests : IDisposable
{
    private static readonly string[] s_names =
        ["CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_API_BASE_URL"];

    private readonly string?[] _before = Array.ConvertAll(s_names, Environment.GetEnvironmentVariable);

    public void Dispose() => Set(_before);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("\n", null)]
    [InlineData("value", "value")]
    [InlineData(" value\n", "value")]
    public void Empty_means_unset_and_values_are_trimmed(string? set, string? read)
    {
        Set([set, set, set]);

        EnvironmentSettings settings = EnvironmentSettings.Now();

        Assert.Equal((read, read, read), (settings.ApiToken, settings.AccountId, settings.BaseUri));
    }

    [Fact]
    public void Settings_compare_by_value_and_print_nothing()
    {
        Set(["s3cr3t", "account", null]);
        EnvironmentSettings first = EnvironmentSettings.Now();
        EnvironmentSettings second = EnvironmentSettings.Now();
        Set(["s3cr3t", "account", "https://x.test"]);
        EnvironmentSettings third = EnvironmentSettings.Now();

        Assert.True(first.Equals((object)second));
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.False(first.Equals((object)third));
        Assert.False(first.Equals(null));
        Assert.DoesNotContain("s3cr3t", first.ToString(), StringComparison.Ordinal);
    }

    private static void Set(string?[] values)
    {
        for (int index = 0; index < s_names.Length; index++)
        {
            Environment.SetEnvironmentVariable(s_names[index], values[index]);
        }
    }
}
