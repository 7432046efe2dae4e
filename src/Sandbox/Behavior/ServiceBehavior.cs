using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>How the service behaves where no source settles it. Each property answers one question of
/// <see cref="ServiceQuestions"/>; the id of the question is the name of the property in kebab case. The defaults are what
/// is believed.</summary>
public sealed record ServiceBehavior
{
    /// <summary>The order of a list of instances.</summary>
    public InstanceOrder InstanceOrder { get; init; } = InstanceOrder.CreatedDescending;

    /// <summary>What <c>direction</c> does in a list without a cursor.</summary>
    public ParameterEffect DirectionWithoutCursor { get; init; } = ParameterEffect.Applied;

    /// <summary>What <c>page</c> does in a list of instances.</summary>
    public ParameterEffect PageNumber { get; init; } = ParameterEffect.Applied;

    /// <summary>The instances on a page without <c>per_page</c>.</summary>
    public int DefaultPageSize { get; init; } = 50;

    /// <summary>What happens to a <c>per_page</c> above 100.</summary>
    public LimitEffect OversizedPage { get; init; } = LimitEffect.Refused;

    /// <summary>Whether the bounds of creation times count milliseconds.</summary>
    public bool DatesHaveMilliseconds { get; init; } = true;

    /// <summary>Whether <c>date_start</c> includes an instance that was created at that time.</summary>
    public bool DateStartIsInclusive { get; init; } = true;

    /// <summary>Whether <c>date_end</c> includes an instance that was created at that time.</summary>
    public bool DateEndIsInclusive { get; init; } = true;

    /// <summary>The status of an instance that waits for an event.</summary>
    public string StatusWaitingForEvent { get; init; } = InstanceStatus.Waiting;

    /// <summary>The status of an instance that sleeps.</summary>
    public string StatusSleeping { get; init; } = InstanceStatus.Waiting;

    /// <summary>The status of an instance between two attempts of a step.</summary>
    public string StatusBetweenRetries { get; init; } = InstanceStatus.Waiting;

    /// <summary>The error of a creation with an id that is in use.</summary>
    public ServiceError DuplicateIdError { get; init; } = new(400, 10405);

    /// <summary>The error of a creation with an id that is not valid.</summary>
    public ServiceError InvalidIdError { get; init; } = new(400, 10002);

    /// <summary>Whether params are accepted as a JSON value.</summary>
    public bool ParamsValueIsAccepted { get; init; } = true;

    /// <summary>Whether params that are sent as a text with JSON reach the workflow as the value in the text.</summary>
    public bool ParamsTextIsParsed { get; init; }

    /// <summary>The error of a termination of an instance that has ended.</summary>
    public ServiceError CannotTerminateError { get; init; } = new(409, 10401);

    /// <summary>The error of a restart from a step that the instance does not have.</summary>
    public ServiceError CannotRestartError { get; init; } = new(409, 10404);

    /// <summary>Whether a restart moves <c>created_on</c> in a list to the time of the restart.</summary>
    public bool RestartMovesCreatedOn { get; init; }

    /// <summary>Whether a restart moves <c>queued</c> in the details to the time of the restart.</summary>
    public bool RestartMovesQueued { get; init; } = true;

    /// <summary>Whether the response to an event has the instance and the time.</summary>
    public bool EventHasResult { get; init; } = true;

    /// <summary>Whether a NonRetryableError is replaced by a general sentence in the error of the instance.</summary>
    public bool NonRetryableErrorIsHidden { get; init; } = true;

    /// <summary>Whether details with <c>simple=true</c> have no list of steps at all, rather than an empty one.</summary>
    public bool SimpleOmitsSteps { get; init; } = true;

    /// <summary>Whether the response to a batch termination has the number of instances.</summary>
    public bool BatchTerminateHasCount { get; init; } = true;

    /// <summary>What a batch termination does with an id that does not exist.</summary>
    public UnknownIdEffect BatchTerminateUnknownId { get; init; } = UnknownIdEffect.Skipped;

    /// <summary>Whether PUT on the termination job terminates all instances of a workflow.</summary>
    public bool TerminateAllExists { get; init; } = true;

    /// <summary>Whether instances can be deleted in a batch.</summary>
    public bool BatchDeleteExists { get; init; } = true;

    /// <summary>Whether a batch deletion reports a repeated id once for each time it was given.</summary>
    public bool BatchDeleteEchoesRepeats { get; init; } = true;

    /// <summary>Whether DELETE is accepted with an empty body.</summary>
    public bool DeleteAcceptsEmptyBody { get; init; } = true;

    /// <summary>What happens to a retention of more than 30 days.</summary>
    public LimitEffect LongRetention { get; init; } = LimitEffect.Accepted;

    /// <summary>Whether ids of subscription frames are numbers, rather than texts.</summary>
    public bool SubscribeIdsAreNumbers { get; init; } = true;

    /// <summary>Whether times of subscription frames are milliseconds, rather than ISO 8601 texts.</summary>
    public bool SubscribeTimesAreMilliseconds { get; init; } = true;

    /// <summary>Whether a token for a subscription can be requested.</summary>
    public bool SubscribeTokenExists { get; init; }

    /// <summary>The seconds after which analytics show an event, in steps of a minute; 0 for less than a
    /// minute.</summary>
    public int AnalyticsDelaySeconds { get; init; }

    /// <summary>The unit of <c>wallTime</c>.</summary>
    public WallTimeUnit WallTimeUnit { get; init; } = WallTimeUnit.Milliseconds;

    /// <summary>Whether analytics name steps with their counter: <c>charge card-1</c>.</summary>
    public bool AnalyticsStepNamesHaveCounter { get; init; } = true;

    /// <summary>Whether analytics sort by a dimension that is not selected.</summary>
    public bool AnalyticsOrderAcceptsUnselected { get; init; } = true;

    /// <summary>Whether analytics have sums besides <c>wallTime</c>.</summary>
    public bool AnalyticsHasMoreSums { get; init; } = true;
}
