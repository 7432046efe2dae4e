using System;
using System.Collections.Generic;
using System.Linq;
using GraphQL;
using GraphQL.Conversion;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>The part of the service's GraphQL schema that is about workflows. It is the same for each account: the
/// account comes with the request.</summary>
internal static class AnalyticsSchema
{
    public const string Groups = "workflowsAdaptiveGroups";
    public const string Events = "workflowsAdaptive";

    private static readonly Lazy<ISchema> s_schema = new(Build);

    /// <summary>The schema, built once for all servers of the process.</summary>
    public static ISchema Instance => s_schema.Value;

    /// <summary>The fields of the dataset with groups, as paths.</summary>
    public static IEnumerable<string> GroupFields =>
    [
        "count", "avg_sampleInterval", .. EventGroup.Sums.Select(sum => $"sum_{sum.Name}"),
        .. Dimension.All.Select(dimension => $"dimensions_{dimension.Name}"),
    ];

    /// <summary>The fields of the dataset with single events.</summary>
    public static IEnumerable<string> EventFields =>
        [.. Dimension.All.Select(dimension => dimension.Name), .. SingleSums.Select(sum => sum.Name), "sampleInterval"];

    // The count of steps is a dimension already.
    private static IEnumerable<(string Name, Func<EventGroup, long> Read)> SingleSums =>
        EventGroup.Sums.Where(sum => sum.Name != "stepCount");

    private static Schema Build()
    {
        ObjectGraphType account = Type("account");
        Add(account, Field(Groups, Many(GroupType()), AnalyticsResolver.Groups, Arguments("AccountWorkflowsAdaptiveGroups", true)));
        Add(account, Field(Events, Many(EventType()), AnalyticsResolver.Events, Arguments("AccountWorkflowsAdaptive", false)));
        Add(account, Field("settings", new NonNullGraphType(SettingsType()), _ => new object()));
        ObjectGraphType viewer = Type("viewer");
        InputObjectGraphType filter = new() { Name = "AccountFilter_InputObject" };
        _ = filter.AddField(new FieldType { Name = "accountTag", ResolvedType = AnalyticsScalar.Text });
        Add(viewer, Field(
            "accounts",
            new NonNullGraphType(Many(account)),
            AnalyticsResolver.Accounts,
            new QueryArgument(new NonNullGraphType(filter)) { Name = "filter" }));
        ObjectGraphType query = Type("Query");
        Add(query, Field("viewer", viewer, _ => new object()));
        Schema schema = new() { Query = query, NameConverter = DefaultNameConverter.Instance };
        schema.Initialize();
        return schema;
    }

    private static ObjectGraphType GroupType()
    {
        ObjectGraphType dimensions = Type("AccountWorkflowsAdaptiveGroupsDimensions");
        foreach (Dimension dimension in Dimension.All)
        {
            Add(dimensions, Figure(dimension.Name, dimension.Type, group => dimension.Value(group.First)));
        }

        ObjectGraphType sums = Type("AccountWorkflowsAdaptiveGroupsSum");
        foreach ((string name, Func<EventGroup, long> read) in EventGroup.Sums)
        {
            Add(sums, Figure(name, AnalyticsScalar.Number, group => read(group)));
        }

        ObjectGraphType averages = Type("AccountWorkflowsAdaptiveGroupsAvg");
        Add(averages, Figure("sampleInterval", AnalyticsScalar.Real, group => group.SampleInterval));
        ObjectGraphType row = Type("AccountWorkflowsAdaptiveGroups");
        Add(row, Figure("count", AnalyticsScalar.Number, group => group.Count));
        Add(row, Field("sum", sums, context => context.Source));
        Add(row, Field("avg", averages, context => context.Source));
        Add(row, Field("dimensions", dimensions, context => context.Source));
        return row;
    }

    private static ObjectGraphType EventType()
    {
        ObjectGraphType row = Type("AccountWorkflowsAdaptive");
        foreach (Dimension dimension in Dimension.All)
        {
            Add(row, Figure(dimension.Name, dimension.Type, group => dimension.Value(group.First)));
        }

        foreach ((string name, Func<EventGroup, long> read) in SingleSums)
        {
            Add(row, Figure(name, AnalyticsScalar.Number, group => read(group) / (long)group.SampleInterval));
        }

        Add(row, Figure("sampleInterval", AnalyticsScalar.Real, group => group.SampleInterval));
        return row;
    }

    private static ObjectGraphType SettingsType()
    {
        ObjectGraphType limits = Type("AccountSettings");
        Add(limits, Field("enabled", AnalyticsScalar.Flag, context => Knobs(context).IsAllowed));
        Add(limits, Field("maxDuration", AnalyticsScalar.Number, context => (long)Knobs(context).MaxDuration.TotalSeconds));
        Add(limits, Field("notOlderThan", AnalyticsScalar.Number, context => (long)Knobs(context).NotOlderThan.TotalSeconds));
        Add(limits, Field("maxPageSize", AnalyticsScalar.Number, context => (long)Knobs(context).MaxPageSize));
        Add(limits, Field("maxNumberOfFields", AnalyticsScalar.Number, context => (long)Knobs(context).MaxFields));
        Add(limits, Field(
            "availableFields",
            new ListGraphType(new NonNullGraphType(AnalyticsScalar.Text)),
            context => ((IEnumerable<string>)context.Source!).Where(field => !AnalyticsResolver.IsRefused(AnalyticsRequest.Of(context), field))));
        ObjectGraphType settings = Type("settings");
        Add(settings, Field(Groups, limits, _ => GroupFields));
        Add(settings, Field(Events, limits, _ => EventFields));
        return settings;
    }

    private static SandboxAnalytics Knobs(IResolveFieldContext context) => AnalyticsRequest.Of(context).Analytics;

    private static QueryArgument[] Arguments(string dataset, bool hasFigures) =>
    [
        new(new NonNullGraphType(AnalyticsScalar.Number)) { Name = "limit" },
        new(EventFilter.TypeNamed($"{dataset}Filter_InputObject")) { Name = "filter" },
        new(new ListGraphType(new NonNullGraphType(EventOrder.TypeNamed($"{dataset}OrderBy", hasFigures)))) { Name = "orderBy" },
    ];

    private static ObjectGraphType Type(string name) => new() { Name = name };

    private static ListGraphType Many(ObjectGraphType type) => new(new NonNullGraphType(type));

    private static void Add(ObjectGraphType type, FieldType field) => _ = type.AddField(field);

    private static FieldType Figure(string name, ScalarGraphType type, Func<EventGroup, object> read) =>
        Field(name, type, context => read((EventGroup)context.Source!));

    private static FieldType Field(
        string name, IGraphType type, Func<IResolveFieldContext, object?> resolve, params QueryArgument[] arguments) =>
        new()
        {
            Name = name,
            ResolvedType = type,
            Arguments = new QueryArguments(arguments),
            Resolver = new FuncFieldResolver<object>(resolve),
        };
}
