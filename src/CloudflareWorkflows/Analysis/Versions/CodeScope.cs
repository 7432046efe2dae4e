using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>A list of statements in the code of a version: the workflow itself, the functions, or what a statement
/// contains.</summary>
/// <param name="statement">The statement that contains the list; null for the workflow and for the functions.</param>
/// <param name="shape">Equal numbers mean that the statements around two lists are of the same types, in the same
/// parts.</param>
internal sealed class CodeScope(CodePlace? statement, int shape)
{
    public CodePlace? Statement => statement;

    public int Shape => shape;

    /// <summary>This one and those around it, from the inside.</summary>
    public IEnumerable<CodeScope> Outwards
    {
        get
        {
            for (CodeScope? one = this; one is not null; one = one.Statement?.Scope)
            {
                yield return one;
            }
        }
    }

    /// <summary>The function that it belongs to; null if it belongs to the workflow itself.</summary>
    public string? Function => Outwards.Select(one => one.Statement?.Node)
        .LastOrDefault(node => node is not null) is { Type: CodePlace.Definition } definition ? definition.Name : null;

    /// <summary>The statements that contain it, for people: <c>loop > branch</c>. Empty for the workflow itself.</summary>
    public string Text => string.Join(
        " > ", Outwards.Reverse().Select(one => Word(one.Statement?.Node)).Where(word => word.Length > 0));

    /// <summary>The same, with their conditions or the steps before them: <c>loop after 'load' > branch (total > 10)</c>.</summary>
    public string ExactText => string.Join(
        " > ", Outwards.Reverse().Select(one => Exactly(one.Statement)).Where(word => word.Length > 0));

    /// <summary>A statement with its condition, or the step before it.</summary>
    public static string Exactly(CodePlace? statement) => Word(statement?.Node) switch
    {
        "" => "",
        string word when statement!.Node.Condition is string condition => $"{word} ({condition})",
        string word when statement.Previous is CodePlace before => $"{word} after '{before.Name}'",
        string word => word,
    };

    /// <summary>Whether a statement of a kind is around it.</summary>
    public bool IsIn(Func<WorkflowGraphNode, bool> kind) => Outwards.Any(one => one.Statement is not null && kind(one.Statement.Node));

    private static string Word(WorkflowGraphNode? node) => node switch
    {
        null => "",
        { Type: CodePlace.Parallel } => $"parallel {node.Kind}".TrimEnd(),
        { Part: CodePlace.BranchPart } => "branch",
        { Part: "try_block" or "catch_block" or "finally_block" } => node.Part[..^"_block".Length],
        { Type: "try" or "if" or "switch" or "block" or "start" } => "",
        { Name: string name } => $"{CodePlace.Word(node)} '{name}'",
        _ => node.Type ?? node.Part ?? "",
    };
}
