using System;
using System.IO;
using System.Text;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Unit.Tests.Kit;
using Newtonsoft.Json;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>The sent JSON means exactly what was given, or nothing is sent.</summary>
public sealed class JsonRoundTripTests
{
    private const int LongestPath = 200;

    [Fact]
    public void Values_round_trip_or_are_rejected_with_their_path() => Sample.Any(3).SampleSeeded(
        sample =>
        {
            if (Record.Exception(() => Check(sample)) is Exception failure)
            {
                UnsupportedJsonValueException refusal = Assert.IsType<UnsupportedJsonValueException>(failure);
                Assert.Contains(refusal.Path, Array.ConvertAll(sample.Faults, Cut));
            }
            else
            {
                Assert.Empty(sample.Faults);
            }
        },
        iter: 3000,
        print: sample => string.Join(" | ", [sample.Value?.ToString(), .. sample.Faults]));

    private static void Check(Sample sample)
    {
        string sent = Encoding.UTF8.GetString(ObjectToJson.Convert(sample.Value));
        using JsonTextReader reader = new(new StringReader(sent)) { DateParseHandling = DateParseHandling.None };
        sample.Check(reader);
        Assert.False(reader.Read());
    }

    private static string Cut(string path) =>
        "$" + path is { Length: > LongestPath } whole ? whole[..LongestPath] + "…" : "$" + path;
}
