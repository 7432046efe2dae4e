using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>An object is read alike in every form, with any content and any parameters.</summary>
public sealed class NewInstanceInputReaderTests
{
    private static readonly Gen<string> s_name = Gen.OneOf(
        "Id", "id", "InstanceId", "Params", "params", "ParamsJson", "WorkflowName", "AccountId", "SuccessRetention",
        "ErrorRetention", "LocationHint", "Name", "JobId", "Amount");

    private static readonly Gen<object?> s_value = Gen.OneOf<object?>(
        null, "", "order-1", "has space", "w", "1 day", "weur", "{\"a\":1}", "[", 7, 7L, -1, 1.5, 3.0, 4m, true,
        Guid.Empty, DayOfWeek.Monday, DateTime.MinValue, new object[] { "x" }, Array.Empty<object>(), new Hashtable { ["a"] = 1 });

    private static readonly Gen<NewInstanceInputReader> s_typed = Gen.Select(
        Gen.Bool, Gen.Bool, Gen.Bool, Gen.OneOf<object?>(null, null, "JobId", "id"),
        (workflow, id, parameters, property) => new NewInstanceInputReader
        {
            HasWorkflowName = workflow,
            HasId = id && property is null,
            HasParams = parameters,
            IdProperty = property,
            LocationHints = ["weur"],
        });

    [Fact]
    public void Every_form_of_an_object_is_read_alike() => Gen
        .Select(Gen.Select(s_name, s_value).List[0, 5], s_typed)
        .SampleSeeded(sample =>
        {
            (List<(string, object?)> pairs, NewInstanceInputReader reader) = sample;
            (string Name, object? Value)[] members =
                [.. pairs.Select(pair => (pair.Item1, pair.Item2)).DistinctBy(pair => pair.Item1, StringComparer.OrdinalIgnoreCase)];

            string expected = Describe(reader, Custom(members));

            Assert.All(Forms(members), form => Assert.Equal(expected, Describe(reader, form)));
        });

    [Fact]
    public void Text_is_read_alike_in_every_form() => Gen.Select(Gen.OneOf("order-1", "7", "has space", ""), s_typed)
        .SampleSeeded(sample =>
        {
            (string text, NewInstanceInputReader reader) = sample;
            PSObject noted = new(text);
            noted.Properties.Add(new PSNoteProperty("Id", "other"));

            Assert.Equal(Describe(reader, new PSObject(text)), Describe(reader, noted));
        });

    private static PSObject Custom((string Name, object? Value)[] members)
    {
        PSObject made = new();
        foreach ((string name, object? value) in members)
        {
            made.Properties.Add(new PSNoteProperty(name, value));
        }

        return made;
    }

    private static IEnumerable<PSObject> Forms((string Name, object? Value)[] members)
    {
        Hashtable table = new(StringComparer.OrdinalIgnoreCase);
        OrderedDictionary ordered = [];
        Dictionary<string, object?> generic = [];
        foreach ((string name, object? value) in members)
        {
            table[name] = value;
            ordered[name] = value is string ? new PSObject(value) : value;
            generic[name] = value;
        }

        yield return new PSObject(table);
        yield return new PSObject(ordered);
        yield return new PSObject(generic);
        yield return Custom([.. members.Select(member => (member.Name, member.Value is null ? null : (object?)new PSObject(member.Value)))]);
    }

    private static string Describe(NewInstanceInputReader reader, PSObject input)
    {
        try
        {
            NewInstanceInput read = reader.Read(input);
            return string.Join('|', read.WorkflowName, read.AccountId, read.Id, read.SuccessRetention, read.ErrorRetention,
                read.LocationHint, read.LooksLikeJson, read.Params is null ? "-" : Sorted(JsonNode.Parse(read.Params)));
        }
        catch (CmdletErrorException refused)
        {
            return refused.ToErrorRecord().FullyQualifiedErrorId;
        }
    }

    private static string Sorted(JsonNode? sent) => sent is JsonObject whole
        ? string.Join(',', whole.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}:{member.Value?.ToJsonString()}"))
        : sent?.ToJsonString() ?? "null";
}
