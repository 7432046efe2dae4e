using System;
using System.Security.Cryptography;
using System.Text;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>Ids that are made from names, so that two runs of the sandbox have the same ones.</summary>
internal static class StableIds
{
    // Real ones may hold dashes too; without them a token is never taken for an option of a command.
    private const string TokenAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

    /// <summary>A version 4 uuid in form.</summary>
    public static Guid Uuid(string name)
    {
        byte[] hash = Hash(name)[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>32 hexadecimal digits, as accounts have.</summary>
    public static string Hex(string name) => Convert.ToHexStringLower(Hash(name).AsSpan(0, 16));

    /// <summary>40 characters, as API tokens have.</summary>
    public static string Token(string name)
    {
        byte[] bytes = SHA512.HashData(Encoding.UTF8.GetBytes(name));
        return string.Create(40, bytes, static (text, source) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = TokenAlphabet[source[i] % TokenAlphabet.Length];
            }
        });
    }

    private static byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));
}
