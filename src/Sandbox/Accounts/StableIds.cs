using System;
using System.Security.Cryptography;
using System.Text;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>Derives ids from names, so that each start of the sandbox has the same ids.</summary>
internal static class StableIds
{
    // Real tokens may contain dashes. Without them, a token is never parsed as a command-line option.
    private const string TokenAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

    /// <summary>Returns an id with the format of a version 4 UUID.</summary>
    public static Guid Uuid(string name)
    {
        byte[] hash = Hash(name)[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>Returns 32 hexadecimal digits, as account ids have.</summary>
    public static string Hex(string name) => Convert.ToHexStringLower(Hash(name).AsSpan(0, 16));

    /// <summary>Returns 40 characters, as API tokens have.</summary>
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
