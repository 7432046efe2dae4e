using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Journals;

/// <summary>A hash of what a command was told to do, so that a journal goes on with nothing else. The order in which a
/// hashtable gives its keys makes no difference: it is another one in every process.</summary>
internal static class JournalArguments
{
    /// <summary>Which inputs are the same is part of what a journal belongs to: with another number, journals of before are
    /// those of other arguments.</summary>
    private const int Format = 3;

    /// <summary>What changes how a command works or what it says, and not what it does.</summary>
    private static readonly string[] s_others =
        [nameof(JournalCommand.JournalPath), nameof(ContextCommand.Context), "PassThru", "SkipExisting", "Confirm", "WhatIf"];

    public static string Hash(InvocationInfo call, Func<string, bool> isTyped) => Hash(
        call.BoundParameters.Where(argument => isTyped(argument.Key) && !IsOther(argument.Key)));

    public static string Hash(IEnumerable<KeyValuePair<string, object>> arguments)
    {
        using MemoryStream told = new();
        Write(told, Format);
        foreach (KeyValuePair<string, object> argument in arguments
            .OrderBy(argument => argument.Key, StringComparer.OrdinalIgnoreCase))
        {
            Write(told, argument.Key.ToUpperInvariant());
            object? value = ToData(argument.Value);

            // One by one: a list of ids may be longer than what JSON is written for here.
            object?[] items = value is Array array ? [.. array.Cast<object?>()] : [value];
            Write(told, value is Array ? items.Length : -1);
            foreach (object? item in items)
            {
                Write(told, item);
            }
        }

        using SHA256 hash = SHA256.Create();
        told.Position = 0;
        return Convert.ToBase64String(hash.ComputeHash(told));
    }

    /// <summary>A hash of params, by which an input without an id is known again, in whichever place it comes.</summary>
    public static string? Hash(byte[]? json)
    {
        using SHA256 hash = SHA256.Create();
        using MemoryStream ordered = new(json is null ? [] : CanonicalJson.Order(json));
        return json is null ? null : Convert.ToBase64String(hash.ComputeHash(ordered));
    }

    private static void Write(MemoryStream told, object? value)
    {
        byte[] text = CanonicalJson.Convert(value);
        told.Write(text, 0, text.Length);
        told.WriteByte((byte)'\n');
    }

    private static bool IsOther(string name) =>
        s_others.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Cmdlet.CommonParameters.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static object? ToData(object? value) => value switch
    {
        ScriptBlock or Retention => value.ToString(),
        SwitchParameter flag => flag.IsPresent,
        PSObject { BaseObject: ScriptBlock or Array } wrapped => ToData(wrapped.BaseObject),
        _ => value,
    };
}
