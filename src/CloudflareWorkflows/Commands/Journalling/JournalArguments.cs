using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Journalling;

/// <summary>A hash of what a command was told to do, so that a journal goes on with nothing else.</summary>
internal static class JournalArguments
{
    /// <summary>What changes how a command works or what it says, and not what it does.</summary>
    private static readonly string[] s_others =
        [nameof(JournalCommand.JournalPath), nameof(ContextCommand.Context), "PassThru", "SkipExisting", "Confirm", "WhatIf"];

    public static string Hash(InvocationInfo call, Func<string, bool> isTyped)
    {
        using MemoryStream told = new();
        foreach (KeyValuePair<string, object> argument in call.BoundParameters
            .Where(argument => isTyped(argument.Key) && !IsOther(argument.Key))
            .OrderBy(argument => argument.Key, StringComparer.OrdinalIgnoreCase))
        {
            byte[] text = ObjectToJson.Convert(new[] { argument.Key.ToUpperInvariant(), ToData(argument.Value) });
            told.Write(text, 0, text.Length);
        }

        using SHA256 hash = SHA256.Create();
        told.Position = 0;
        return Convert.ToBase64String(hash.ComputeHash(told));
    }

    private static bool IsOther(string name) =>
        s_others.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Cmdlet.CommonParameters.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static object? ToData(object? value) => value switch
    {
        ScriptBlock or Retention => value.ToString(),
        SwitchParameter flag => flag.IsPresent,
        _ => value,
    };
}
