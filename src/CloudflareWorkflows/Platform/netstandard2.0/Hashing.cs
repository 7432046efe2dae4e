using System.Security.Cryptography;

namespace CloudflareWorkflows.Platform;

internal static class Hashing
{
    public static byte[] Sha256(byte[] bytes)
    {
        using SHA256 hash = SHA256.Create();
        return hash.ComputeHash(bytes);
    }
}
