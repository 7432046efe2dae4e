using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Markdown;

/// <summary>The syntax of a parameter set in the notation of Get-Help.</summary>
internal static class SyntaxLine
{
    private const int Width = 100;

    internal static string Of(Cmdlet cmdlet, string set)
    {
        IEnumerable<string> words = cmdlet.InSyntax(set)
            .Select(item => Word(item.Parameter, item.Binding))
            .Append("[<CommonParameters>]");
        List<string> lines = [cmdlet.Name];
        foreach (string word in words)
        {
            if (lines[^1].Length + 1 + word.Length <= Width)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add($"    {word}");
            }
        }

        return string.Join('\n', lines);
    }

    private static string Word(Parameter parameter, ParameterBinding binding)
    {
        string name = binding.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        string word = $"{name}{Value(parameter)}";
        return binding.Mandatory ? word : $"[{word}]";
    }

    private static string Value(Parameter parameter)
    {
        if (parameter.Type.IsSwitch)
        {
            return "";
        }

        return parameter.ValidValues.Count == 0
            ? $" <{parameter.Type.Short}>"
            : $" {{{string.Join(" | ", parameter.ValidValues)}}}";
    }
}
