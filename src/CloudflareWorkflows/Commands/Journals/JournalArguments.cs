using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Journals;

/// <summary>Hashes the arguments of a command, so that a journal only resumes the same command. The order of a
/// hashtable's keys does not matter: it differs between processes.</summary>
internal static class JournalArguments
{
    /// <summary>The version of the rules by which inputs are identified. If it changes, existing journals no longer
    /// match.</summary>
    private const int Format = 3;

    /// <summary>Arguments that affect how a command runs or what it outputs, but not what it does.</summary>
    private static readonly string[] s_others =
        ["JournalPath", "Context", "PassThru", "SkipExisting", "Confirm", "WhatIf"];

    public static string Hash(InvocationInfo call, Func<string, bool> isTyped) => Hash(
        call.BoundParameters.Where(argument => isTyped(argument.Key) && !IsOther(argument.Key)));

    public static string Hash(IEnumerable<KeyValuePair<string, object>> arguments)
    {
        using MemoryStream written = new();
        Write(written, Format);
        foreach (KeyValuePair<string, object> argument in arguments
            .OrderBy(argument => argument.Key, StringComparer.OrdinalIgnoreCase))
        {
            Write(written, argument.Key.ToUpperInvariant());
            object? value = ToData(argument.Value);

            // Items are written one by one: a list of ids may exceed the size limit of the JSON writer.
            object?[] items = value is Array array ? [.. array.Cast<object?>()] : [value];
            Write(written, value is Array ? items.Length : -1);
            foreach (object? item in items)
            {
                Write(written, item);
            }
        }

        using SHA256 hash = SHA256.Create();
        written.Position = 0;
        return Convert.ToBase64String(hash.ComputeHash(written));
    }

    /// <summary>Hashes params. The hash identifies an input without an id, in any position.</summary>
    public static string? Hash(byte[]? json)
    {
        using SHA256 hash = SHA256.Create();
        using MemoryStream ordered = new(json is null ? [] : CanonicalJson.Order(json));
        return json is null ? null : Convert.ToBase64String(hash.ComputeHash(ordered));
    }

    private static void Write(MemoryStream written, object? value)
    {
        byte[] text = CanonicalJson.Convert(value);
        written.Write(text, 0, text.Length);
        written.WriteByte((byte)'\n');
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
