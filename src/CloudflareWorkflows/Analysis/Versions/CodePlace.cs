using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>A statement in the code of a version, and where it stands.</summary>
/// <param name="node">The statement.</param>
/// <param name="scope">The list of statements that it belongs to.</param>
/// <param name="index">Its position in the code.</param>
internal sealed class CodePlace(WorkflowGraphNode node, CodeScope scope, int index)
{
    public const string Do = "step_do";
    public const string Sleep = "step_sleep";
    public const string SleepUntil = "step_sleep_until";
    public const string Wait = "step_wait_for_event";
    public const string Call = "function_call";
    public const string Definition = "function_def";
    public const string Parallel = "parallel";
    public const string Leave = "break";
    public const string BranchPart = "branches";

    public WorkflowGraphNode Node => node;

    public CodeScope Scope => scope;

    public int Index => index;

    /// <summary>The step before it in the same list; null if it is the first one, or if the list has no order.</summary>
    public CodePlace? Previous { get; init; }

    public string Name => node.Name ?? "";

    /// <summary>The name as it reads in a sentence: 'charge', or notify() for a call.</summary>
    private string Label => node.Type == Call ? $"{Name}()" : $"'{Name}'";

    /// <summary>The name in the reference, if this is a call of a function that has another name there.</summary>
    public string? OldName { get; init; }

    /// <summary>Whether it's a step, or a call of a function. Others are compared because they decide which steps run.</summary>
    public bool IsStepOrCall => IsStep(node) || node.Type == Call;

    public StepKey Key => IsStepOrCall
        ? new(node.Type is SleepUntil ? Sleep : node.Type!, OldName ?? Name)
        : new(node.Type ?? BranchPart, "");

    /// <summary>Where it stands, for people.</summary>
    public string Text
    {
        get
        {
            string before = Previous is not null ? $"after {Previous.Label}" : "";
            if (IsStepOrCall)
            {
                return Join(scope.Text, before.Length == 0 && scope.Statement?.Node.Type != Parallel ? "first" : before);
            }

            string what = node.Type == Leave ? node.Kind ?? Leave : CodeScope.Exactly(this);
            return scope.ExactText.Length == 0 ? $"{what} {before}".Trim() : $"{what} {Join(scope.ExactText, before)}";
        }
    }

    /// <summary>The same, with the conditions and the places of the statements around it.</summary>
    public string ExactText => IsStepOrCall
        ? Join(scope.ExactText, Previous is not null ? $"after '{Previous.Name}'" : scope.Statement?.Node.Type == Parallel ? "" : "first")
        : Text;

    /// <summary>Whether a node is a step, also of a type that is newer than this module.</summary>
    public static bool IsStep(WorkflowGraphNode node) => node.Type?.StartsWith("step_", StringComparison.Ordinal) == true;

    /// <summary>The type of a step, in the word that steps of instances have.</summary>
    public static string? TypeOf(WorkflowGraphNode node) => node.Type switch
    {
        Do => "step",
        Sleep => "sleep",
        SleepUntil => "sleepUntil",
        Wait => "waitForEvent",
        Call => "call",
        _ => node.Type,
    };

    /// <summary>The type of a step or a function as one word for people.</summary>
    public static string Word(WorkflowGraphNode node) => node.Type switch
    {
        Do => "step",
        Sleep or SleepUntil => "sleep",
        Wait => "wait",
        Call or Definition => "function",
        _ => node.Type ?? "",
    };

    private static string Join(string around, string place) =>
        around.Length == 0 ? place : place.Length == 0 ? $"in {around}" : $"in {around}, {place}";
}

/// <summary>What the engine counts together. It keeps the result of a step under its type, its name, and the
/// counter.</summary>
internal readonly record struct StepKey(string Type, string Name);
