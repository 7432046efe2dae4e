using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Analysis.Grouping;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Grouping;

/// <summary>Errors of workflows are grouped as an operator wants. The file was written before the code.</summary>
public sealed class WorkflowMessagesTests
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private static readonly Sample[] s_samples = Read();

    [Fact]
    public void The_file_has_at_least_sixty_messages() => Assert.InRange(s_samples.Length, 60, 200);

    /// <summary>All have the same step: a different step or error name would already keep them apart.</summary>
    [Fact]
    public void Every_message_is_in_the_group_that_an_operator_wants()
    {
        Dictionary<string, MessageGroups> byName = s_samples.GroupBy(sample => sample.Name)
            .ToDictionary(same => same.Key, same => MessageGroups.Of([.. same.Select(sample => sample.Message)]));
        string[] found =
        [
            .. s_samples.GroupBy(sample => sample.Name)
                .SelectMany(same => same.Select((sample, index) => (sample, group: byName[same.Key].GroupOf[index]))
                    .GroupBy(one => one.group, one => one.sample.Group))
                .Select(group => string.Join(", ", group.Order()))
                .Order(),
        ];

        Assert.Equal(s_samples.GroupBy(sample => sample.Group, sample => sample.Group).Select(group => string.Join(", ", group)).Order(), found);
    }

    /// <summary>Reads the messages of the file.</summary>
    internal static string[] Messages() => [.. s_samples.Select(sample => sample.Message)];

    private static Sample[] Read()
    {
        using Stream file = typeof(WorkflowMessagesTests).Assembly.GetManifestResourceStream("WorkflowMessages.json")!;
        return JsonSerializer.Deserialize<Sample[]>(file, s_options)!;
    }

    private sealed record Sample(string Group, string Name, string Message);
}
