using System.Linq;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Models;

public sealed class ServiceRulesTests
{
    private const string Hex32 = "0123456789abcdefABCDEF0123456789";
    private static readonly string s_hex64 = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    /// <summary>Text, and whether it is valid as a workflow name, as the id of a new instance, and as the id of an existing
    /// instance.</summary>
    public static TheoryData<string, bool, bool, bool> Texts { get; } = new()
    {
        { "order-42", true, true, true },
        { "_x", true, true, true },
        { "-x", false, false, true },
        { "", false, false, false },
        { "a b", false, false, true },
        { "0 3 * * *", false, false, true },
        { "*/5 0,12 1-5 * *#1", false, false, true },
        { "a.b", false, false, false },
        { "..", false, false, false },
        { "ü", false, false, false },
        { "x\n", false, false, false },
        { "a?b", false, false, false },
        { "settings", false, true, true },
        { "concurrency", false, true, true },
        { "Settings", true, true, true },
        { "batch", true, false, false },
        { "terminate", true, false, false },
        { "terminateAll", true, false, false },
        { "cf_" + s_hex64, false, false, true },
        { "cf_" + s_hex64[1..], false, true, true },
        { new string('x', 64), true, true, true },
        { new string('x', 65), false, true, true },
        { new string('x', 100), false, true, true },
        { new string('x', 101), false, false, true },
        { new string('x', 271), false, false, true },
        { new string('x', 272), false, false, false },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Names_and_ids_follow_the_services_rules(string text, bool name, bool newId, bool id)
    {
        Assert.Equal(name, ServiceRules.WorkflowName(text) is null);
        Assert.Equal(newId, ServiceRules.NewInstanceId(text) is null);
        Assert.Equal(id, ServiceRules.InstanceId(text) is null);
    }

    [Theory]
    [InlineData("order-paid", true)]
    [InlineData("batch", true)]
    [InlineData("", false)]
    [InlineData("order.paid", false)]
    [InlineData("a/b", false)]
    public void An_event_type_follows_the_rules_for_names(string text, bool good) =>
        Assert.Equal(good, ServiceRules.EventType(text) is null);

    [Theory]
    [InlineData(Hex32, true)]
    [InlineData("local", true)]
    [InlineData("Local", false)]
    [InlineData("", false)]
    [InlineData(Hex32 + "0", false)]
    [InlineData(Hex32 + "\n", false)]
    [InlineData("g123456789abcdef0123456789abcdef", false)]
    public void An_account_is_32_hexadecimal_characters_or_local(string text, bool good) =>
        Assert.Equal(good, ServiceRules.AccountId(text) is null);
}
